import { describe, expect, it } from "vitest";
import type { Route } from "../api/types";
import { plan, short } from "./layout";
import { heldBuckets, options } from "./options";
import { path } from "../parts/Spark";
import { sorted } from "../parts/Table";

const look = { dark: false, clock: (ms: number) => String(ms), shape: (value: number | null) => String(value) };
const cells = { kind: "heat" as const, at: [1], edges: [0, 1, 2], counts: [[0, 0, 3]] as [number, number, number][], calls: "<img onerror>" };
const route = { name: "auto", fast: { name: "cheap", models: [{ model: "a", weight: 80 }, { model: "b", weight: 20 }] },
  reasoning: { name: "deep", models: [{ model: "c", weight: null }] }, fallback: ["b"],
  shares: [{ tier: "fast", requests: 3 }, { tier: "reasoning", requests: 1 }] } as unknown as Route;

describe("the graph of a route", () => {
  it("has the route, its pools and their models", () => expect(plan(route).boxes.map((box) => box.name)).toEqual(["auto", "cheap", "a", "b", "deep", "c", "", "b"]));
  it("says the share of each tier, and none of the fallback, which is no tier", () =>
    expect(plan(route).edges.filter((edge) => edge.to.kind === "pool").map((edge) => edge.share)).toEqual([0.75, 0.25, null]));
  it("knows no share without calls", () => expect(plan({ ...route, shares: [] }).edges.every((edge) => edge.share === null)).toBe(true));
  it("lays no box over another", () => {
    const { boxes } = plan(route);
    const over = boxes.filter((a) => boxes.some((b) => a !== b && a.x === b.x && Math.abs(a.y - b.y) < 44));
    expect(over).toEqual([]);
  });
  it("shortens by letters, not by half of one", () => expect(short("가나다라마", 3)).toBe("가나…"));
});

describe("a chart", () => {
  it("has no markup in its tooltips, where names are anybody's", () => {
    expect(options(cells, look)["tooltip"]).toMatchObject({ renderMode: "richText" });
  });
  it("shows only buckets that hold calls", () => expect(heldBuckets([[0, 9, 1], [1, 4, 2], [2, 20, 0]])).toEqual([4, 9]));
  it("of no calls has one bucket", () => expect(heldBuckets([])).toEqual([0, 0]));
});

describe("a sparkline", () => {
  it("lifts its pen where nothing was heard", () => expect(path([1, null, 2, 2], 2).match(/M/g)).toHaveLength(2));
  it("is nothing without values", () => expect(path([null, null], 1)).toBe(""));
});

describe("sorting", () => {
  const by = (row: { n: number | null }) => row.n;
  const rows = [{ n: 2 }, { n: null }, { n: 10 }];
  it("keeps unknown last upwards", () => expect(sorted(rows, by, false).map(by)).toEqual([2, 10, null]));
  it("keeps unknown last downwards", () => expect(sorted(rows, by, true).map(by)).toEqual([10, 2, null]));
  it("leaves what came as it was", () => {
    sorted(rows, by, true);
    expect(rows.map(by)).toEqual([2, null, 10]);
  });
});
