import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { because } from "./because";
import { en } from "./en";
import { known } from "./texts";
import { WORDS } from "./words";

const MAIN = resolve(import.meta.dirname, "../../../");
/** The words in the sources of the gateway that stand where a pattern has its first group. */
function told(file: string, pattern: RegExp): string[] {
  const found = [...readFileSync(resolve(MAIN, file), "utf8").matchAll(pattern)].map((one) => one[1] ?? "");
  if (found.length === 0) throw new Error(`${file} has nothing like ${pattern}`);
  return found;
}
const java = (file: string, pattern: RegExp) => told(`java/dev/sluice/${file}`, pattern);

describe("every closed word of the gateway has a text in both languages", () => {
  it.each([
    ["ejected", java("health/Reason.java", /^\s+[A-Z]+\("(\w+)"/gm)],
    ["state", java("health/Place.java", /new Standing\("(\w+)"/g)],
    ["ejected", java("health/Place.java", /new Standing\("resting", "(\w+)"/g)],
    ["candidate", java("route/Filter.java", /^\s+[A-Z]+\("\w+", "([^"]+)"\)/gm)],
    ["candidate", java("route/Selection.java", /candidate\(model, (?:true|false), "([^"]+)"\)/g)],
    ["candidate", java("route/Choosing.java", /stay\([^"]*"([^"]+)"\)/g)],
    ["reason", java("route/Lane.java", /Tier\.\w+, "(\w+)"/g)],
    ["reason", java("route/Lane.java", /\? "(score_high)" : "score_low"/g)],
    ["reason", java("route/Joint.java", /moved\([^;]*?"(\w+)"/g)],
    ["reason", java("route/Filters.java", /"(context_window|capability)"/g)],
    ["reason", java("route/Exploration.java", /new Lane\(other, "(\w+)"/g)],
    ["reason", java("route/Holding.java", /^\s+"(\w+)",$/gm)],
    ["reason", java("route/Choosing.java", /"(explicit_model|denied)"/g)],
    ["feature", java("complexity/Slot.java", /^\s+[A-Z]+\("([a-z ]+)"\)/gm)],
    ["feature", told("resources/complexity/lexicon.txt", /^([a-z]+):/gm)],
    ["feature", java("complexity/Judge.java", /(?:STUCK = |addFirst\()"([^"]+)"/g)],
    ["feature", java("complexity/Steady.java", /HELD = "([^"]+)"/g)],
    ["error", java("fault/Cause.java", /^\s+[A-Z_]+\("(\w+)"/gm)],
    ["status", java("Settled.java", /"(2xx|4xx|5xx|interrupted|client_closed)"/g)],
    ["tier", java("admin/Share.java", /"(fast|reasoning|pinned)"/g)],
  ])("%s: %j", (of, words) => {
    expect(words.filter((word) => !Object.hasOwn(WORDS[of] ?? {}, word))).toEqual([]);
  });

  it("and is Korean in Korean", () => {
    const same = Object.entries(WORDS).flatMap(([of, words]) => Object.entries(words).filter(([, [, ko]]) => !/[가-힣]/.test(ko)).map(([word]) => `${of}.${word}`));
    expect(same).toEqual([]);
  });

  it("is found under its own name only", () => {
    expect([known("ko", "reason", "score_low"), known("en", "reason", "score_low"), known("ko", "reason", "toString")]).toEqual(["낮은 점수", "low score", "toString"]);
    expect(Object.keys(en).filter((key) => Object.keys(WORDS).some((of) => key.startsWith(`${of}.`)))).toEqual([]);
  });
});

describe("the sentence of a decision in Korean", () => {
  it.each([
    ["score 0.42: exam question, maths signs", "점수 0.42: 시험 문제, 수학 기호"], ["score 0.3 is too close to call", "점수 0.3로는 판단하기 어렵습니다"],
    ["rule crew/pii stays chose reasoning", "규칙 crew/pii stays이(가) 추론을(를) 골랐습니다"], ["a new sentence", "a new sentence"],
  ])("%s", (sentence, korean) => expect([because("ko", sentence), because("en", sentence)]).toEqual([korean, sentence]));

  it.each([...java("route/Lane.java", /words = "([^"]+)";/g), ...java("route/Lane.java", /"(x-sluice-tier[^"]+)"/g), ...java("route/Holding.java", /words = "([^"]+)";/g),
    ...java("route/Choosing.java", /"(the caller named[^"]+|no such model[^"]+)"/g)])("knows: %s", (sentence) => {
    expect(because("ko", sentence)).not.toBe(sentence);
  });
});
