import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { because } from "./because";
import { en } from "./en";
import { known } from "./texts";
import { WORDS } from "./words";

const MAIN = resolve(import.meta.dirname, "../../../");
/** The code of a source, without what is said of it. */
const source = (file: string) => readFileSync(resolve(MAIN, "java/dev/sluice", file), "utf8").replace(/^\s*\/\/.*$/gm, "");
/** Whether it gives a decision its sentence. */
const decides = (file: string) => /new (Lane|(Decision\.)?Because)\(|because\(/.test(source(file));
/** A part of a sentence, with anything where Java fills something in. */
const like = (part: string) => new RegExp(part.split(/%[.,0-9]*[sdf]/).map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+"));

/** One of each sentence that the gateway may say of a decision, a threshold or a replay. */
const SAID = [
  "the caller named this model", "no candidate is left", "no such model for this team", "a rule of the team denies", "only the fast tier can carry this request",
  "x-sluice-tier asks for reasoning", "reasoning_effort asks for the fast tier", "nothing was weighed; fast by default",
  "fast, since max_tokens leaves no room to reason", "embeddings has one tier", "rule crew/pii stays chose reasoning",
  "explored: drawn at random instead of fast", "stays with the model that its tool calls or thoughts came from", "score 0.42: length",
  "score 0.3 is too close to call", "too close to call, and our own servers are idle: nothing runs",
  "too close to call, and our own servers are idle: first token in 120 ms", "our own servers would speak in no foreseeable time, later than the 800 ms promised",
  "score 0.61; max_tokens raised from 16 to 2048 for the team", "solved for reasoning-share at load",
  "solved for loss-limit on 4,211 recent scores: share 0.200 (0.171 to 0.229), expected PGR 0.400 (0.370 to 0.431)",
  "solved for reasoning-share on the reference scores of general-1: share 0.200 (0.171 to 0.229), expected PGR 0.400 (0.370 to 0.431)",
  "auto: fast gets none of 12", "auto: reasoning gets none of 12", "crew/pii: shadowed in all 12 calls, by crew/all", "crew/pii: dead, applied to none of 12 calls",
  "team crew is not in this configuration",
];

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
    ["candidate", java("route/Holding.java", /stay\([^"]*"([^"]+)"\)/g)],
    ["method", java("replay/OffPolicy.java", /"(snips|ips|dr|observed)"/g)],
    ["tier", java("replay/Choice.java", /DENIED = "(\w+)"/g)],
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

it("an estimate asks for as much as the replay does", () => expect(en["replay.nodata"]).toContain(`and ${java("replay/OffPolicy.java", /ENOUGH = (\d+)/g)} are needed`));

describe("the sentence of a decision in Korean", () => {
  it.each([
    ["score 0.42: exam question, maths signs", "점수 0.42: 시험 문제, 수학 기호"], ["score 0.3 is too close to call", "점수 0.3로는 판단하기 어렵습니다"],
    ["rule crew/pii stays chose reasoning", "규칙 crew/pii stays이(가) 추론을(를) 골랐습니다"], ["a new sentence", "a new sentence"],
  ])("%s", (sentence, korean) => expect([because("ko", sentence), because("en", sentence)]).toEqual([korean, sentence]));

  it.each(SAID)("knows: %s", (sentence) => expect(because("ko", sentence).replace(/^.*?:/, "")).toMatch(/[가-힣]/));

  it.each([...readdirSync(resolve(MAIN, "java/dev/sluice/route")).map((name) => `route/${name}`).filter(decides),
    "dial/Dial.java", "dial/Solved.java", "dial/Spread.java", "replay/Choice.java", "replay/Reached.java", "replay/Tally.java"])("%s says nothing else", (file) => {
    const parts = [...source(file).matchAll(/"([^"\n]*)"/g)].map((one) => one[1] ?? "").filter((one) => / /.test(one) && /[a-z]{2}/.test(one));
    const known = [...SAID, ...Object.keys(WORDS["candidate"] ?? {})];
    // What begins with a capital is a refusal to a caller, who is told in English.
    expect(parts.filter((part) => !/^[A-Z]/.test(part) && !known.some((sentence) => like(part).test(sentence)))).toEqual([]);
  });
});
