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
