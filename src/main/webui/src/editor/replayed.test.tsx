// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Replayed as Told } from "../api/types";
import { Preferring } from "../app/preferences";
import { Replayed } from "./Replayed";

const NONE = { before: 0, after: 0, unknown: 0 };
const TOLD: Told = {
  records: 9, from_at: 0, until_at: 1_000, over: "log", older: 0, tiers: [], cost_micros: NONE, p95_ms: NONE,
  changed: { records: 3, kinds: 1, groups: [{ from: "fast", to: "reasoning", why: "score", records: 3, example: "d1" }], requests: [], more: false },
  idle_rules: [], silent_tiers: [], estimates: [], warnings: [],
};

const shown = (more: Partial<Told>) => render(<Preferring><Replayed of={{ ...TOLD, ...more }} /></Preferring>).container.textContent;

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe("what a replay leaves out", () => {
  it("is said of the older records of a log", () => expect(shown({ older: 7 })).toContain("7 older calls of the log were left out"));
  it("is said of the smaller kinds of change", () =>
    expect(shown({ changed: { ...TOLD.changed, kinds: 8 } })).toContain("The 1 largest of 8 kinds are listed."));
  it.each(["memory", "log"])("is said of the later of many requests, over %s", (over) =>
    expect(shown({ over, changed: { ...TOLD.changed, more: true } })).toContain("Only the oldest are listed."));
  it("is not spoken of where all is there", () => expect(shown({})).not.toMatch(/left out|largest of/));
  it("says of when the calls are, with UTC on hover", () => {
    shown({});
    expect(screen.getAllByTitle(/1970-01-01/).length).toBeGreaterThan(0);
  });
});

describe("an estimate", () => {
  const one = { method: "snips", value: 0.91, low: 0.88, high: 0.94, size: 412.4, unseen: 0 };
  it("says how many calls count for nothing", () => expect(shown({ estimates: [{ ...one, unseen: 7 }] })).toContain("; 7 calls count for nothing"));
  it("says on how many effective calls it stands", () => expect(shown({ estimates: [one] })).toContain("SNIPS: 91.0 % (88.0 % – 94.0 %), effective sample size 412"));
  it("says how far it is from enough of them", () =>
    expect(shown({ estimates: [{ ...one, value: null, low: null, high: null, size: 40 }] })).toContain("the effective sample size is 40, and 200 are needed"));
});

describe("in Korean", () => {
  beforeEach(() => localStorage.setItem("sluice.language", "ko"));
  const from = { from: "fast quick", to: "denied" };
  const changed = (why: string) => shown({ changed: { ...TOLD.changed, groups: [{ ...from, why, records: 3, example: "d1" }], requests: [{ ...from, id: "d1", why }] } });
  it.each([
    ["score_low -> default by crew/pii", "낮은 점수 → crew/pii에 따라 기본값"], ["denied by crew/no -> score_high", "crew/no에 따라 거부 → 높은 점수"],
    ["score_low -> team crew is not in this configuration", "낮은 점수 → crew 팀이 이 설정에 없습니다"],
  ])("a change says why: %s", (why, korean) => expect(changed(why)?.split(korean)).toHaveLength(3));
  it("a change says from where to where", () => {
    expect(changed("score_low -> default")).toContain("빠른 답 quick거부");
  });
  it("what is idle, and how it was estimated", () => {
    const text = shown({ idle_rules: ["crew/a b: dead, applied to none of 9 calls"], silent_tiers: ["auto: fast gets none of 9"], estimates: [{ method: "observed", value: 1, low: 1, high: 1, size: 300, unseen: 0 }] });
    expect(text).toContain("crew/a b: 물어본 호출 9개 중 어디에도 적용되지 않았습니다");
    expect(text).toContain("auto: 호출 9개 가운데 빠른 답 티어로 가는 것이 없습니다");
    expect(text).toContain("관찰된 값: ");
  });
});
