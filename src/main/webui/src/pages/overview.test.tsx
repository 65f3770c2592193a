// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Preferring } from "../app/preferences";
import Overview from "./Overview";

const NONE = { count: 0, p50: null, p95: null, p99: null };
const NOW = {
  at: 0, started_at: 0, window_s: 300, in_flight: 0, streams_open: 0, simulated: false, spent_micros_hour: 2_000_000, unpriced_hour: 0, tiers: [], teams: [],
  stats: { requests: 1, errors: 0, rps: 0, error_share: 0, duration_ms: NONE, first_token_ms: NONE, per_token_ms: NONE, upstream_ms: NONE },
  configuration: { hash: "", generation: 1, problems: 0, warnings: 0 }, attention: [],
  spark: { step_s: 1, at: [], requests: [], errors: [], p50_ms: [], p95_ms: [], out_tokens: [] }, promql: {},
};

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it.each([[0, "$2.00"], [3, "≥ $2.00"]])("the money of an hour with %d calls without a price is %s", async (unpriced_hour, said) => {
  vi.stubGlobal("fetch", vi.fn(async () => new Response(JSON.stringify({ ...NOW, unpriced_hour }))));
  render(<QueryClientProvider client={new QueryClient()}><Preferring><Overview name={undefined} /></Preferring></QueryClientProvider>);
  const label = await screen.findByText("Spent, last hour");
  expect(label.parentElement?.textContent).toBe(`Spent, last hour${said}`);
});
