import { describe, expect, it } from "vitest";
import { area, dots, frame, line, nearest, written, xOf, yOf } from "./lines";

describe("the frame of a chart", () => {
  it.each([[[7], 8, 4], [[0.9, null], 1, 5], [[null], 1, 4], [[1203], 1500, 3], [[100], 100, 4]])("of %j ends at %d", (values, top) => {
    const of = frame(600, 200, values, false);
    expect(of.top).toBeCloseTo(top);
    expect(of.ticks.length).toBeLessThanOrEqual(6);
  });
  it("has no half calls", () => expect(frame(600, 200, [2], true).ticks).toEqual([0, 1, 2]));
  it("holds its values", () => expect(yOf(frame(600, 200, [7], false), 7)).toBeGreaterThanOrEqual(10));
});

describe("a line", () => {
  const of = frame(600, 200, [4], false);
  it("lifts its pen where nothing is known", () => expect(line(of, [1, 2, null, 3, 4]).match(/M/g)).toHaveLength(2));
  it("leaves a lone value to a dot", () => {
    expect(line(of, [null, 2, null])).toBe("");
    expect(dots(of, [null, 2, null, 3, 4])).toMatch(/^M[\d. ]+h0$/);
  });
  it("of nothing is nothing", () => expect(line(of, [null, null])).toBe(""));
  it("fills each stretch down to the axis", () => expect(area(of, [1, 2, null, 3]).match(/Z/g)).toHaveLength(2));
});

describe("the moments below", () => {
  const of = frame(600, 200, [4], false);
  it("do not touch", () => {
    const places = written(of, 60).map((i) => xOf(of, i, 60));
    expect(places.every((x, i) => i === 0 || x - places[i - 1]! >= 80)).toBe(true);
  });
  it("end with the last one", () => expect(written(of, 60).at(-1)).toBe(59));
});

describe("a pointer", () => {
  const of = frame(600, 200, [4], false);
  it("reads the nearest moment", () => expect(nearest(of, xOf(of, 17, 60) + 2, 60)).toBe(17));
  it.each([[-40, 0], [9_999, 59]])("at %d reads the edge", (x, i) => expect(nearest(of, x, 60)).toBe(i));
});
