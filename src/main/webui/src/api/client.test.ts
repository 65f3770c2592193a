// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, inPath, mindTouches, onSignedOut, query, Trouble, useToken } from "./client";

const answers = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const fetch = vi.fn(async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }));
  vi.stubGlobal("fetch", fetch);
  return fetch;
};
const refused = async (path = "/admin/x"): Promise<Trouble> => ask(path).then(() => { throw new Error("was answered"); }, (why: unknown) => why as Trouble);

afterEach(() => {
  vi.unstubAllGlobals();
  useToken(null);
});

describe("a refusal", () => {
  it("speaks in the gateway's own words", async () => {
    answers(400, { error: { message: "limit: 'x' is no number.", code: "unsupported_value" } }, { "x-request-id": "r1" });
    expect(await refused()).toMatchObject({ message: "limit: 'x' is no number.", status: 400, code: "unsupported_value", requestId: "r1" });
  });
  it("brings the rest of its answer", async () => {
    answers(412, { error: { code: "changed" }, current: { text: "theirs" } });
    expect((await refused()).body["current"]).toEqual({ text: "theirs" });
  });
  it("that is no JSON still says its status", async () => {
    answers(502, "<html>bad gateway</html>");
    expect(await refused()).toMatchObject({ status: 502, code: "no_json" });
  });
  it("of a session that ended is told", async () => {
    const told = vi.fn();
    onSignedOut(told);
    answers(401, { error: { code: "not_signed_in" } });
    await refused();
    expect(told).toHaveBeenCalledOnce();
  });
});

it("says that nobody answered", async () => {
  vi.stubGlobal("fetch", vi.fn(async () => { throw new TypeError("fetch failed"); }));
  expect(await refused()).toMatchObject({ code: "unreachable" });
});

describe("the token of a session", () => {
  it("goes with writes", async () => {
    useToken("t1");
    const fetch = answers(200, {});
    await ask("/admin/x", { method: "POST", body: {} });
    expect(fetch.mock.calls[0]).toMatchObject(["/admin/x", { headers: { "x-csrf-token": "t1" } }]);
  });
  it("does not go with reads", async () => {
    useToken("t1");
    const fetch = answers(200, {});
    await ask("/admin/x");
    expect(JSON.stringify(fetch.mock.calls[0])).not.toContain("t1");
  });
});

describe("a page that asks by itself", () => {
  const page = new EventTarget();
  const asks = async (): Promise<string> => {
    const fetch = answers(200, {});
    await ask("/admin/x");
    return JSON.stringify(fetch.mock.calls[0]);
  };
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
    mindTouches(page);
    page.dispatchEvent(new Event("keydown"));
  });
  afterEach(() => { vi.useRealTimers(); });
  it("says so once nobody has touched it for a minute", async () => {
    vi.advanceTimersByTime(60_000);
    expect(await asks()).toContain('"x-sluice-untouched":"true"');
  });
  it("says nothing while somebody may be at it", async () => {
    vi.advanceTimersByTime(59_000);
    expect(await asks()).not.toContain("untouched");
  });
  it.each(["pointerdown", "keydown", "wheel"])("is touched by %s", async (what) => {
    vi.advanceTimersByTime(90_000);
    page.dispatchEvent(new Event(what));
    expect(await asks()).not.toContain("untouched");
  });
  it.each([[0, true], [3, false]])("is touched by a pointer that moved %i pixels: not %s", async (movementX, alone) => {
    vi.advanceTimersByTime(90_000);
    page.dispatchEvent(Object.assign(new Event("pointermove"), { movementX, movementY: 0 }));
    expect((await asks()).includes("untouched")).toBe(alone);
  });
});

it.each([
  [{}, ""], [{ a: "", b: undefined }, ""], [{ a: 1, b: "x y" }, "?a=1&b=x+y"], [{ a: ["1", "2"] }, "?a=1&a=2"], [{ a: "&b=1" }, "?a=%26b%3D1"],
])("the query of %j is %s", (parts, text) => expect(query(parts)).toBe(text));
it("keeps the slashes of a file and nothing else", () => expect(inPath("teams/a b?.yaml")).toBe("teams/a%20b%3F.yaml"));
