import { afterEach, describe, expect, it, vi } from "vitest";
import { BLANK, chat, frames, type Reply, tokensPerSecond } from "./chat";
import { onSignedOut, useToken } from "./client";

const asked = { key: "slk", model: "auto", tier: "", turns: [] };

function answers(status: number, parts: string[], headers: Record<string, string> = {}) {
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (const part of parts) stream.enqueue(new TextEncoder().encode(part));
      stream.close();
    },
  });
  vi.stubGlobal("fetch", vi.fn(async () => new Response(body, { status, headers })));
}

async function told(): Promise<Reply> {
  let last = BLANK;
  let ms = 0;
  await chat(asked, new AbortController().signal, (reply) => { last = reply; }, () => (ms += 100));
  return last;
}

const delta = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;

afterEach(() => vi.unstubAllGlobals());

describe("frames", () => {
  it("keeps what is not whole yet", () => expect(frames('data: {"a":1}\n\ndata: {"b"')).toEqual([['{"a":1}'], 'data: {"b"']));
  it("reads CRLF and no space", () => expect(frames("data:x\r\n\r\n")).toEqual([["x"], ""]));
  it("skips comments", () => expect(frames(": ping\n\ndata: x\n\n")).toEqual([["x"], ""]));
});

describe("a streamed answer", () => {
  it("is put together across cuts", async () => {
    const whole = delta("Hel") + delta("lo 안녕") + "data: [DONE]\n\n";
    answers(200, [whole.slice(0, 25), whole.slice(25, 61), whole.slice(61)]);
    expect(await told()).toMatchObject({ text: "Hello 안녕", state: "done" });
  });
  it("tells what the gateway decided", async () => {
    answers(200, ["data: [DONE]\n\n"], { "x-sluice-model": "deep", "x-sluice-tier": "reasoning", "x-sluice-decision": "dec_1" });
    expect(await told()).toMatchObject({ model: "deep", tier: "reasoning", decision: "dec_1" });
  });
  it("that ends early is said to be cut", async () => {
    answers(200, [delta("Hel")]);
    expect(await told()).toMatchObject({ text: "Hel", state: "cut" });
  });
  it("that fails on the way keeps what came", async () => {
    answers(200, [delta("Hel"), 'data: {"error":{"message":"upstream gone"}}\n\n', "data: [DONE]\n\n"]);
    expect(await told()).toMatchObject({ text: "Hel", state: "failed", error: "upstream gone" });
  });
  it("that is refused says why", async () => {
    answers(429, ['{"error":{"message":"slow down"}}'], { "x-request-id": "r1" });
    expect(await told()).toMatchObject({ state: "failed", error: "slow down", requestId: "r1" });
  });
  it("is asked for with the team's key beside the session's token, on the console's own port", async () => {
    answers(200, ["data: [DONE]\n\n"]);
    useToken("t1");
    await told();
    useToken(null);
    const [path, { headers }] = vi.mocked(fetch).mock.calls[0] as unknown as [string, { headers: Record<string, string> }];
    expect(path).toBe("/admin/playground/chat/completions");
    expect(headers).toMatchObject({ "x-api-key": "slk", "x-csrf-token": "t1" });
    expect(headers).not.toHaveProperty("authorization");
  });
  it("that finds the session over says so to the page", async () => {
    answers(401, ['{"error":{"message":"Sign in"}}']);
    const over = vi.fn();
    onSignedOut(over);
    await told();
    onSignedOut(() => {});
    expect(over).toHaveBeenCalledOnce();
  });
  it("is markup to nobody", async () => {
    answers(200, [delta("<img src=x onerror=alert(1)>"), "data: [DONE]\n\n"]);
    expect((await told()).text).toBe("<img src=x onerror=alert(1)>");
  });
});

it("counts tokens per second after the first", () =>
  expect(tokensPerSecond({ ...BLANK, outTokens: 90, firstMs: 1000, totalMs: 4000 })).toBe(30));
it("knows no speed without usage", () => expect(tokensPerSecond({ ...BLANK, firstMs: 1, totalMs: 9 })).toBeNull());
