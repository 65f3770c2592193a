import { describe, expect, it } from "vitest";
import { bytes, clock, count, duration, moment, money, near, price, rate, share, spent, utc } from "./format";

describe("what is not known is a dash, never a zero", () => {
  for (const [name, shape] of Object.entries({ bytes, clock, count, duration, moment, money, near, price, rate, share, utc })) {
    it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])(`${name} of %s`, (value) => {
      expect(shape(value)).toBe("–");
    });
  }
});

it.each([
  [{ cost_micros: null, unpriced: 3 }, "–"], [{ cost_micros: 2_000_000, unpriced: 3 }, "≥ $2.00"], [{ cost_micros: 2_000_000, unpriced: 0 }, "$2.00"], [{ cost_micros: 0, unpriced: 0 }, "$0.00"],
])("%j is spent as %s", (of, said) => expect(spent(of)).toBe(said));

describe("money from millionths", () => {
  it.each([
    [0, "$0.00"], [1, "$0.000001"], [412, "$0.000412"], [12_345, "$0.0123"], [1_000_000, "$1.00"],
    [1_234_567_890, "$1,234.57"], [-500_000, "$-0.5000"],
  ])("%d is %s", (micros, said) => expect(money(micros)).toBe(said));
});

describe("durations from milliseconds", () => {
  it.each([
    [0, "0 ms"], [0.04, "40 µs"], [1.24, "1.2 ms"], [11.2, "11 ms"], [812.4, "812 ms"], [2411, "2.41 s"], [61_000, "61.0 s"],
    [600_000, "10 min"], [9_000_000, "2.5 h"],
  ])("%d is %s", (ms, said) => expect(duration(ms)).toBe(said));
});

describe("counts, rates and shares", () => {
  it.each([[0, "0"], [7, "7"], [9_999, "9,999"], [12_345, "12.3k"], [4_560_000, "4.56M"], [7.25e9, "7.25B"]])(
    "count %d is %s", (value, said) => expect(count(value)).toBe(said));
  it.each([[0, "0.00"], [0.004, "<0.01"], [2, "2.00"], [45.67, "45.7"], [160.4, "160"], [12_345.6, "12.3k"]])(
    "rate %d is %s", (value, said) => expect(rate(value)).toBe(said));
  it.each([[0, "0 %"], [1, "100 %"], [0.0004, "<0.1 %"], [0.0167, "1.7 %"], [0.305, "30.5 %"]])(
    "share %d is %s", (value, said) => expect(share(value)).toBe(said));
});

it.each([[512, "512 B"], [2048, "2.0 KiB"], [3 << 20, "3.0 MiB"], [512 << 20, "512 MiB"]])(
  "%d bytes are %s", (value, said) => expect(bytes(value)).toBe(said));

it.each([[0.25, "$0.25"], [2, "$2.00"], [0.025, "$0.025"], [0.0375, "$0.0375"]])(
  "a price of %d is %s", (value, said) => expect(price(value)).toBe(said));

describe("times", () => {
  const at = Date.UTC(2026, 10, 21, 14, 50, 1);
  it("are in the reader's zone", () => expect(clock(at, "en", "Asia/Seoul")).toBe("23:50:01"));
  it("have the date where it matters", () => expect(moment(at, "en", "Asia/Seoul")).toContain("Nov 21, 2026"));
  it("are Korean for Koreans", () => expect(moment(at, "ko", "Asia/Seoul")).toContain("2026. 11. 21."));
  it("say UTC where no zone is meant", () => expect(utc(at)).toBe("2026-11-21 14:50:01 UTC"));
});

describe("a moment nearby", () => {
  const noon = Date.UTC(2026, 10, 21, 12, 0, 5);
  it("is the clock alone on the same day", () => expect(near(noon, "en", noon + 3_600_000, "UTC")).toBe("12:00:05"));
  it("has its day when that is over", () => expect(near(noon, "en", noon + 43_200_000, "UTC")).toBe("Nov 21 12:00:05"));
  it("is of the reader's day", () => expect(near(noon, "en", noon + 3 * 3_600_000, "Asia/Seoul")).toBe("Nov 21 21:00:05"));
});
