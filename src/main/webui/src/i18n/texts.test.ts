import { expect, it } from "vitest";
import { en, type Key } from "./en";
import { ko } from "./ko";
import { known, preferred, say } from "./texts";

const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

it("Korean has every key of English and no other", () => {
  expect(Object.keys(ko)).toEqual(Object.keys(en));
});

it.each(Object.keys(en) as Key[])("%s fills the same places in both languages", (key) => {
  expect(places(ko[key])).toEqual(places(en[key]));
});

it("Korean texts are Korean, but for names of the trade", () => {
  const same = (Object.keys(en) as Key[]).filter((key) => ko[key] === en[key]);
  expect(same).toEqual(["figure.query", "stat.p50", "stat.p95", "stat.p99"]);
});

it("fills places", () => expect(say("en", "of", { a: 1, b: "two" })).toBe("1 of two"));
it("leaves a place nobody fills visible", () => expect(say("en", "of", { a: 1 })).toBe("1 of {b}"));
it.each([[1, "1 problem"], ["1", "1 problem"], [0, "0 problems"], [2, "2 problems"], ["1.0k", "1.0k problems"]])(
  "%j problems are %j", (n, text) => expect(say("en", "editor.invalid", { n })).toBe(text));
it("does not fill places that a value brings", () => expect(say("en", "of", { a: "{b}", b: 2 })).toBe("{b} of 2"));
it("shows a word it has no text for as it is", () => expect(known("ko", "attention", "new_kind")).toBe("new_kind"));
it("does not take a word for a property of every object", () => expect(known("en", "constructor", "name")).toBe("name"));

it.each([
  [["ko-KR", "en"], "ko"], [["fr", "ko"], "ko"], [["fr"], "en"], [["en-GB", "ko"], "en"], [[], "en"],
])("%j prefers %s", (wanted, language) => expect(preferred(wanted)).toBe(language));
