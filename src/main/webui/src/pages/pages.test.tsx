// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ReactNode } from "react";
import { BLANK } from "../api/chat";
import { Trouble } from "../api/client";
import type { Model, Stats, Tick } from "../api/types";
import { Preferring } from "../app/preferences";
import { Problem, Refused, Stale } from "../parts/trouble";
import { Flaws } from "../parts/Flaws";
import { Tiers } from "../parts/Tiers";
import Decision, { met } from "./Decision";
import { rows } from "./Models";
import { turns } from "./bench";
import { says, words } from "./Rules";

const HOSTILE = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;

function show(node: ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(<QueryClientProvider client={queries}><Preferring>{node}</Preferring></QueryClientProvider>);
}

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe("a rule on record", () => {
  it("is read back, whatever its name is", () => expect(met("passed crew/pii stays home")).toEqual({ effect: "passed", rule: "crew/pii stays home" }));
});

describe("a failure", () => {
  it("says what happened and which request it was", () => {
    show(<Problem why={new Trouble("store is down", 503, "server_error", "r-77")} />);
    expect(screen.getByRole("alert").textContent).toContain("store is down");
    expect(screen.getByRole("alert").textContent).toContain("r-77");
  });
  it("says which request it was, wherever it is told", () => {
    const why = new Trouble("store is down", 503, "server_error", "r-78");
    const { container } = show(<><Stale why={why} at={0} again={() => {}} /><Refused why={why} /></>);
    expect(container.textContent?.match(/Request r-78/g)).toHaveLength(2);
  });
  it("is told in the reader's language where the words are ours", () => {
    localStorage.setItem("sluice.language", "ko");
    show(<Stale why={new Trouble("unreachable", -1, "unreachable", null)} at={0} again={() => {}} />);
    expect(screen.getByRole("status").textContent).toContain("게이트웨이가 응답하지 않습니다");
  });
});

describe("hostile text stays text", () => {
  it("in a problem of the configuration", () => {
    const { container } = show(<Flaws of={[{ file: "a.yaml", line: 1, path: HOSTILE, message: HOSTILE }]} />);
    expect(container.querySelector("img, script")).toBeNull();
    expect(container.textContent).toContain(HOSTILE);
  });
  it("in the name of a tier", () => {
    const { container } = show(<Tiers of={[{ tier: HOSTILE, requests: 1 }]} />);
    expect(container.querySelector("img, script")).toBeNull();
  });
  it("in a decision, wherever it is", async () => {
    const one = { id: "dec_1", at_ms: 0, team: HOSTILE, tags: [HOSTILE], because: HOSTILE, model: HOSTILE, prompt: HOSTILE, reasons: [HOSTILE],
      candidates: [{ model: HOSTILE, stays: true, why: HOSTILE }], attempts_detail: [{ target: HOSTILE, from_ms: 0, to_ms: 1, error: HOSTILE }] };
    vi.stubGlobal("fetch", vi.fn(async () => new Response(JSON.stringify(one))));
    const { container } = show(<Decision id="dec_1" />);
    await screen.findAllByText(HOSTILE);
    expect(container.querySelector("img, script")).toBeNull();
  });
});

describe("the rows of Models", () => {
  const stats = (requests: number) => ({ requests }) as Stats;
  const spark = { step_s: 1, at: [], requests: [], errors: [], p50_ms: [], p95_ms: [], out_tokens: [] };
  const target = (name: string) => ({ name, address: "", in_flight: 0, breaker: "closed", up: true, why: null, limit: null, queue: null, running: null,
    kv_usage: null, load_age_s: null, stats: stats(1), spark });
  const model = (name: string, ...names: string[]) => ({ name, stats: stats(5), spark, targets: names.map(target) }) as unknown as Model;
  const tick = { at: 1000, keys: [{ dimension: "model", name: "m", stats: stats(9) }], targets: [{ name: "t", in_flight: 4, breaker: "open", up: false, queue: 2, kv_usage: 0.5 }] } as unknown as Tick;

  it("are one for a model with one target", () => expect(rows([model("m", "t")], null, false)).toHaveLength(1));
  it("hold one more for each of several", () => {
    const [row] = rows([model("m", "t", "u")], null, false);
    expect([row!.target, ...row!.parts.map((part) => part.target?.name)]).toEqual([null, "t", "u"]);
  });
  it("take live numbers while the stream is live", () => expect(rows([model("m", "t")], tick, true)[0]!.stats.requests).toBe(9));
  it("keep the last look when it is not", () => expect(rows([model("m", "t")], tick, false)[0]!.stats.requests).toBe(5));
  it("show the state of the last tick", () => expect(rows([model("m", "t")], tick, true)[0]!.target).toMatchObject({ in_flight: 4, breaker: "open", up: false }));
});

describe("the turns of the playground", () => {
  const past = [{ id: 0, said: "hi", replies: [{ model: "a", reply: { text: "from a" } }, { model: "b", reply: { text: "from b" } }] }] as never;
  it("tell each model its own answers", () => expect(turns("", past, "b", "go on", 1).map((turn) => turn.content)).toEqual(["hi", "from b", "go on"]));
  it("tell two sides of one model their own answers", () => {
    const reply = (text: string) => ({ model: "a", reply: { ...BLANK, text } });
    const same = [{ id: 0, said: "hi", replies: [reply("left"), reply("right")] }];
    expect(turns("", same, "a", "go on", 1).map((turn) => turn.content)).toEqual(["hi", "right", "go on"]);
  });
  it("leave out what a model never answered", () => expect(turns("be brief", past, "c", "go on", 0).map((turn) => turn.content)).toEqual(["be brief", "go on"]));
});

it.each([[{}, false], [[], false], [null, false], [undefined, false], [{ residency: ["self-hosted"] }, true], ["deny", true], [0, true]])(
  "a rule that says %j of an effect has it: %s", (value, has) => expect(says(value)).toBe(has));

it.each([[["a", "b"], "a, b"], [{ residency: ["self-hosted"] }, "residency: self-hosted"], ["x", "x"], [0.5, "0.5"]])(
  "the configuration %j reads as %s", (value, text) => expect(words(value)).toBe(text));
