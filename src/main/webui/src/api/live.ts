// The gateway's ticks, once a second, for all pages together. A tab nobody looks at holds no stream.

import { useSyncExternalStore } from "react";
import type { Num, Second, Stats, Tick } from "./types";

export type Connection = "connecting" | "live" | "lost" | "paused";

const KEPT_SECONDS = 120;
/** A tick comes each second; three without one is a silence to tell of. */
const SILENCE_MS = 3_500;
/** A connection that nobody closed and that says nothing for so long is dead: a network went away, or this machine slept. */
const DEAD_MS = 10_000;
/** One that has said nothing at all may be another of the browser's connections over the same dead network: it holds up to six. */
const FIRST_WORD_MS = 4_000;
const AGAIN_MS = 2_000;

export interface Live { connection: Connection; at: Num; tick: Tick | null }

export interface Trail { at: number[]; requests: Num[]; errors: Num[]; p50: Num[]; p95: Num[]; outTokens: Num[] }

type Source = (url: string) => EventSource;

export class Ticks {
  private state: Live = { connection: "connecting", at: null, tick: null };
  private readonly seconds = new Map<number, Tick>();
  private readonly listeners = new Set<() => void>();
  private source: EventSource | null = null;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private allowed = false;
  /** Told when the gateway answers no stream: perhaps the session is over. */
  refused: () => void = () => {};

  constructor(private readonly open: Source = (url) => new EventSource(url), private readonly page: Document = document) {}

  subscribe = (listener: () => void) => {
    if (this.listeners.size === 0) {
      this.page.addEventListener("visibilitychange", this.look);
      this.look();
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.page.removeEventListener("visibilitychange", this.look);
        this.close();
      }
    };
  };

  snapshot = () => this.state;

  /** Only who is signed in listens. */
  allow(allowed: boolean) {
    if (this.allowed === allowed) return;
    this.allowed = allowed;
    if (!allowed) this.close();
    else if (this.listeners.size > 0) this.look();
  }

  private look = () => {
    if (!this.allowed) return;
    if (this.page.visibilityState === "hidden") {
      this.close();
      this.say({ connection: "paused" });
    } else if (!this.source) this.connect();
  };

  private connect() {
    this.close();
    this.say({ connection: this.state.at === null ? "connecting" : "lost" });
    const source = this.open("/admin/live");
    this.source = source;
    source.addEventListener("tick", (event) => this.take(JSON.parse((event as MessageEvent<string>).data) as Tick));
    source.onerror = () => {
      this.say({ connection: "lost" });
      // The browser tries again by itself, but not after an answer that is no stream.
      if (source.readyState !== 2) return;
      this.retry = setTimeout(() => this.connect(), AGAIN_MS);
      this.refused();
    };
    source.onopen = () => this.listen(DEAD_MS);
    this.listen(FIRST_WORD_MS);
  }

  private take(tick: Tick) {
    this.seconds.set(Math.floor(tick.at / 1000) - 1, tick);
    const oldest = Math.floor(tick.at / 1000) - KEPT_SECONDS;
    for (const second of this.seconds.keys()) if (second < oldest) this.seconds.delete(second);
    this.listen(DEAD_MS);
    if (!tick.late) this.say({ connection: "live", at: tick.at, tick });
  }

  private listen(patienceMs: number) {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      this.say({ connection: "lost" });
      this.watch = setTimeout(() => this.connect(), patienceMs - SILENCE_MS);
    }, SILENCE_MS);
  }

  private close() {
    this.source?.close();
    this.source = null;
    clearTimeout(this.watch);
    clearTimeout(this.retry);
  }

  private say(next: Partial<Live>) {
    this.state = { ...this.state, ...next };
    this.listeners.forEach((listener) => listener());
  }

  /** The last minute of one key, second by second; null where this page heard nothing. */
  trail(dimension: string, name: string, span = 60): Trail {
    const end = Math.floor((this.state.at ?? 0) / 1000) - 1;
    const trail: Trail = { at: [], requests: [], errors: [], p50: [], p95: [], outTokens: [] };
    for (let second = end - span + 1; second <= end; second++) {
      const tick = this.seconds.get(second);
      const found: Second | undefined = tick?.keys.find((key) => key.dimension === dimension && key.name === name)?.second;
      const none = tick ? 0 : null;
      trail.at.push(second);
      trail.requests.push(found?.requests ?? none);
      trail.errors.push(found?.errors ?? none);
      trail.p50.push(found?.p50_ms ?? null);
      trail.p95.push(found?.p95_ms ?? null);
      trail.outTokens.push(found?.out_tokens ?? none);
    }
    return trail;
  }
}

export const ticks = new Ticks();

export function useLive(): Live {
  return useSyncExternalStore(ticks.subscribe, ticks.snapshot);
}

export function statsOf(tick: Tick | null, dimension: string, name: string): Stats | undefined {
  return tick?.keys.find((key) => key.dimension === dimension && key.name === name)?.stats;
}
