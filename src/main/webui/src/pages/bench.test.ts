// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { LEFT } from "../api/client";
import { Bench } from "./bench";

afterEach(() => vi.unstubAllGlobals());

/** A call under way that answers when it is stopped, and not before. */
function calling() {
  let signal: AbortSignal | undefined;
  vi.stubGlobal("fetch", (_: string, asked: RequestInit) => new Promise((_done, no) => {
    signal = asked.signal ?? undefined;
    signal?.addEventListener("abort", () => no(new DOMException("stopped", "AbortError")));
  }));
  const page = new EventTarget();
  const bench = new Bench(page);
  bench.set({ key: "slc_mine", message: "hello" });
  bench.settle();
  const over = bench.send(["quick"]);
  return { page, bench, over, signal: () => signal };
}

describe("what is tried in the playground", () => {
  it("goes on while no page looks", () => {
    const { bench, signal } = calling();
    bench.subscribe(() => {})();
    expect([signal()?.aborted, bench.snapshot().key, bench.snapshot().past[0]?.said]).toEqual([false, "slc_mine", "hello"]);
  });
  it("is stopped when the console is left", async () => {
    const { page, bench, over, signal } = calling();
    page.dispatchEvent(new Event("pagehide"));
    await over;
    expect([signal()?.aborted, bench.snapshot().past[0]?.replies[0]?.reply.state, bench.snapshot().running]).toEqual([true, "stopped", null]);
  });
  it("is gone, key and all, with who signs out", async () => {
    const { page, bench, over, signal } = calling();
    const { number } = bench.snapshot().settled;
    page.dispatchEvent(new Event(LEFT));
    await over;
    const { key, settled, past, running } = bench.snapshot();
    expect([signal()?.aborted, key, settled.key, past, running, settled.number === number]).toEqual([true, "", "", [], null, false]);
  });
  it("is asked one at a time", async () => {
    const { bench } = calling();
    bench.set({ message: "again" });
    await bench.send(["quick"]);
    expect(bench.snapshot().past).toHaveLength(1);
  });
});
