// What is tried in the playground. It outlives the page, so that one may look at a decision and come back, and ends with the
// console or the session: keys, texts and answers are in this tab's memory and nowhere else.

import { useSyncExternalStore } from "react";
import { LEFT } from "../api/client";
import { BLANK, chat, type Reply, type Turn } from "../api/chat";

export interface Exchange { id: number; said: string; replies: { model: string; reply: Reply }[] }

export interface State {
  key: string;
  /** The key once it is whole, and a number by which an answer to it is kept: no cache holds a key. */
  settled: { key: string; number: number };
  /** What was chosen, which a key may not be allowed: the empty name for the first that is, and for none. */
  models: [string, string];
  tier: string; system: string; message: string; past: Exchange[]; running: AbortController | null;
}

const EMPTY: State = { key: "", settled: { key: "", number: 0 }, models: ["", ""], tier: "", system: "", message: "", past: [], running: null };

export class Bench {
  private state = EMPTY;
  private number = 0;
  private readonly listeners = new Set<() => void>();

  constructor(page: EventTarget = globalThis as unknown as EventTarget) {
    page.addEventListener("pagehide", () => this.state.running?.abort());
    page.addEventListener(LEFT, () => {
      this.state.running?.abort();
      this.set({ ...EMPTY, settled: { key: "", number: ++this.number } });
    });
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };

  snapshot = () => this.state;

  set(next: Partial<State>) {
    this.state = { ...this.state, ...next };
    this.listeners.forEach((listener) => listener());
  }

  settle() {
    const key = this.state.key.trim();
    if (key !== this.state.settled.key) this.set({ settled: { key, number: ++this.number } });
  }

  /** Asks each of the models; goes on whichever page is shown. */
  async send(asked: string[]) {
    const { key, tier, system, message, past, running } = this.state;
    if (running || asked.length === 0 || !message.trim()) return;
    const abort = new AbortController();
    const id = ++this.number;
    this.set({ running: abort, message: "", past: [...past, { id, said: message, replies: asked.map((model) => ({ model, reply: BLANK })) }] });
    await Promise.all(asked.map((model, slot) =>
      chat({ key: key.trim(), model, tier, turns: turns(system, past, model, message, slot) }, abort.signal, (reply) => this.tell(id, slot, reply))));
    if (this.state.running === abort) this.set({ running: null });
  }

  private tell(id: number, slot: number, reply: Reply) {
    this.set({ past: this.state.past.map((one) => (one.id !== id ? one
      : { ...one, replies: one.replies.map((held, i) => (i === slot ? { ...held, reply } : held)) })) });
  }
}

/** Each side is told its own answers, not those of the one beside it, which may be of the same model. */
export function turns(system: string, past: Exchange[], model: string, message: string, slot: number): Turn[] {
  const before = past.flatMap((one): Turn[] => {
    const held = one.replies[slot];
    const own = held?.model === model ? held.reply.text : undefined;
    return own ? [{ role: "user", content: one.said }, { role: "assistant", content: own }] : [];
  });
  return [...(system.trim() ? [{ role: "system" as const, content: system }] : []), ...before, { role: "user", content: message }];
}

export const bench = new Bench();

export const useBench = (): State => useSyncExternalStore(bench.subscribe, bench.snapshot);
