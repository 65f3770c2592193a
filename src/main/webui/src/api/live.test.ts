// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Ticks } from "./live";
import type { Tick } from "./types";

class Source {
  static made: Source[] = [];
  readyState = 1;
  onerror: (() => void) | null = null;
  onopen: (() => void) | null = null;
  closed = false;
  private hear: (event: { data: string }) => void = () => {};
  constructor() {
    Source.made.push(this);
  }
  addEventListener(_: string, hear: (event: { data: string }) => void) {
    this.hear = hear;
  }
  close() {
    this.closed = true;
  }
  tick(second: number, requests: number, late = false) {
    const keys = [{ dimension: "model", name: "m", second: { requests, errors: 0, out_tokens: 0, p50_ms: 1, p95_ms: 2 } }];
    const tick: Tick = { at: (second + 1) * 1000, late, window_s: 60, in_flight: 0, streams_open: 0, generation: 1, keys, targets: [] };
    this.hear({ data: JSON.stringify(tick) });
  }
}

class Page extends EventTarget {
  visibilityState = "visible";
  turn(state: string) {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

let page: Page;
let ticks: Ticks;
const last = () => Source.made.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  Source.made = [];
  page = new Page();
  ticks = new Ticks(() => new Source() as unknown as EventSource, page as unknown as Document);
  ticks.allow(true);
});
afterEach(() => vi.useRealTimers());

describe("the connection", () => {
  it("opens with the first listener and closes with the last", () => {
    const [first, second] = [ticks.subscribe(() => {}), ticks.subscribe(() => {})];
    expect(Source.made).toHaveLength(1);
    first();
    expect(last().closed).toBe(false);
    second();
    expect(last().closed).toBe(true);
  });
  it("is live with the first tick", () => {
    ticks.subscribe(() => {});
    expect(ticks.snapshot().connection).toBe("connecting");
    last().tick(100, 3);
    expect(ticks.snapshot()).toMatchObject({ connection: "live", at: 101_000 });
  });
  it("is lost when seconds pass without one, and keeps the last", () => {
    ticks.subscribe(() => {});
    last().tick(100, 3);
    vi.advanceTimersByTime(3_600);
    expect(ticks.snapshot()).toMatchObject({ connection: "lost", at: 101_000 });
  });
  it("is found again", () => {
    ticks.subscribe(() => {});
    last().tick(100, 3);
    last().onerror?.();
    expect(ticks.snapshot().connection).toBe("lost");
    last().tick(103, 1);
    expect(ticks.snapshot().connection).toBe("live");
  });
  it("is opened anew after an answer that is no stream", () => {
    ticks.subscribe(() => {});
    last().readyState = 2;
    last().onerror?.();
    vi.advanceTimersByTime(2_100);
    expect(Source.made).toHaveLength(2);
  });
  it("is opened anew when it stays silent, as one that nobody closed does", () => {
    ticks.subscribe(() => {});
    last().tick(100, 3);
    vi.advanceTimersByTime(10_100);
    expect(Source.made.map((one) => one.closed)).toEqual([true, false]);
    expect(ticks.snapshot()).toMatchObject({ connection: "lost", at: 101_000 });
    last().tick(110, 1);
    expect(ticks.snapshot().connection).toBe("live");
  });
  it("is opened anew until one speaks, soon where none has said a word, and then left alone", () => {
    ticks.subscribe(() => {});
    last().tick(100, 3);
    vi.advanceTimersByTime(10_000 + 3 * 4_000);
    expect(Source.made).toHaveLength(5);
    for (let second = 100; second < 120; second++) {
      last().tick(second, 1);
      vi.advanceTimersByTime(1_000);
    }
    expect(Source.made).toHaveLength(5);
  });
  it("has more time for its first tick once the gateway has answered", () => {
    ticks.subscribe(() => {});
    last().onopen?.();
    vi.advanceTimersByTime(9_900);
    expect(Source.made).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(Source.made).toHaveLength(2);
  });
  it("is given up while nobody looks, and taken up again", () => {
    ticks.subscribe(() => {});
    page.turn("hidden");
    expect(last().closed).toBe(true);
    expect(ticks.snapshot().connection).toBe("paused");
    page.turn("visible");
    expect(Source.made).toHaveLength(2);
  });
});

describe("who is not signed in", () => {
  beforeEach(() => { ticks.allow(false); });
  it("hears nothing", () => {
    ticks.subscribe(() => {});
    page.turn("visible");
    expect(Source.made).toHaveLength(0);
  });
  it("hears as soon as they are", () => {
    ticks.subscribe(() => {});
    ticks.allow(true);
    expect(Source.made).toHaveLength(1);
  });
  it("hears no more once they are out", () => {
    ticks.allow(true);
    ticks.subscribe(() => {});
    ticks.allow(false);
    vi.advanceTimersByTime(10_000);
    expect(Source.made.map((one) => one.closed)).toEqual([true]);
  });
  it("is looked after when the stream is refused", () => {
    const refused = vi.fn();
    ticks.refused = refused;
    ticks.allow(true);
    ticks.subscribe(() => {});
    last().readyState = 2;
    last().onerror?.();
    expect(refused).toHaveBeenCalledOnce();
  });
});

describe("the trail of a key", () => {
  beforeEach(() => {
    ticks.subscribe(() => {});
    last().tick(98, 7, true);
    last().tick(100, 3);
  });
  it("has every second, and nothing where nothing was heard", () => expect(ticks.trail("model", "m", 3).requests).toEqual([7, null, 3]));
  it("is zero for a key without calls", () => expect(ticks.trail("model", "other", 3).requests).toEqual([0, null, 0]));
  it("knows no latency where nothing ended", () => expect(ticks.trail("model", "other", 3).p95).toEqual([null, null, null]));
  it("takes late seconds without calling them now", () => expect(ticks.snapshot().at).toBe(101_000));
  it("is bounded", () => {
    for (let second = 101; second < 400; second++) last().tick(second, 1);
    expect(ticks.trail("model", "m", 200).requests.filter((n) => n !== null)).toHaveLength(120);
  });
});
