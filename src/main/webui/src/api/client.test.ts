// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { ask, inPath, onSignedOut, query, Trouble, useToken } from "./client";

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

it.each([
  [{}, ""], [{ a: "", b: undefined }, ""], [{ a: 1, b: "x y" }, "?a=1&b=x+y"], [{ a: ["1", "2"] }, "?a=1&a=2"], [{ a: "&b=1" }, "?a=%26b%3D1"],
])("the query of %j is %s", (parts, text) => expect(query(parts)).toBe(text));
it("keeps the slashes of a file and nothing else", () => expect(inPath("teams/a b?.yaml")).toBe("teams/a%20b%3F.yaml"));
