// What is being edited. It outlives the editor: no way through the console, and no end of a session, loses a text.

import { useSyncExternalStore } from "react";
import type { FileText } from "../api/types";
import { type Draft, type Drafts, dirty } from "./drafts";
import { merge } from "./merge";

/** Somebody saved other text for the same lines; `text` is what is to become of both. */
export interface Clash { current: FileText | null; text: string }

export interface State {
  drafts: Drafts;
  clashes: Record<string, Clash>;
  /** Files whose text was joined with what somebody else saved, and not looked at since. */
  joined: Record<string, true>;
}

function without<T>(all: Record<string, T>, name: string): Record<string, T> {
  const { [name]: _, ...rest } = all;
  return rest;
}

const warn = (event: Event) => event.preventDefault();

export class Desk {
  private state: State = { drafts: {}, clashes: {}, joined: {} };
  private readonly listeners = new Set<() => void>();

  constructor(private readonly page: EventTarget = globalThis as unknown as EventTarget) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };

  snapshot = () => this.state;

  /** A text that is the file's own again is no draft: it would hide what somebody saves from then on. While a save of
   *  our own is under way it stays one, for then it takes that back. */
  put(name: string, draft: Draft, saving = false) {
    if (!saving && !dirty(draft)) return this.drop(name);
    this.say({ drafts: { ...this.state.drafts, [name]: draft } });
  }

  drop(name: string) {
    this.say({ drafts: without(this.state.drafts, name), clashes: without(this.state.clashes, name), joined: without(this.state.joined, name) });
  }

  /** This text is what the file holds now. What was typed since stays, as an edit of it. */
  saved(name: string, text: string, etag: string) {
    const held = this.state.drafts[name];
    if (!held) return;
    if (held.text === text) this.drop(name);
    else this.say({ drafts: { ...this.state.drafts, [name]: { base: text, etag, text: held.text } }, joined: without(this.state.joined, name) });
  }

  /** The file holds what the draft was not made from: joined where that is possible, else the reader is asked. */
  met(name: string, current: FileText | null) {
    const held = this.state.drafts[name];
    if (!held) return;
    if (current?.text === held.text) return this.drop(name);
    const { text, conflicts } = current ? merge(held.base, held.text, current.text) : { text: held.text, conflicts: 1 };
    if (current && conflicts === 0) this.take(name, text, current, true);
    else this.say({ clashes: { ...this.state.clashes, [name]: { current, text } } });
  }

  /** What is to become of a clash, as it is typed. */
  settle(name: string, text: string) {
    const held = this.state.clashes[name];
    if (held) this.say({ clashes: { ...this.state.clashes, [name]: { ...held, text } } });
  }

  /** Goes on with a text over what is there now. */
  take(name: string, text: string, current: FileText | null, joined = false) {
    this.say({
      drafts: { ...this.state.drafts, [name]: { base: current?.text ?? "", etag: current?.etag ?? null, text } },
      clashes: without(this.state.clashes, name),
      joined: joined ? { ...this.state.joined, [name]: true } : without(this.state.joined, name),
    });
  }

  private say(next: Partial<State>) {
    this.state = { ...this.state, ...next };
    // A page that listens for this is not kept for going back, so only while there is something to lose.
    if (Object.values(this.state.drafts).some(dirty)) this.page.addEventListener("beforeunload", warn);
    else this.page.removeEventListener("beforeunload", warn);
    this.listeners.forEach((listener) => listener());
  }
}

export const desk = new Desk();

export const useDesk = (): State => useSyncExternalStore(desk.subscribe, desk.snapshot);
