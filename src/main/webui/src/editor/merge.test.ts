import { describe, expect, it } from "vitest";
import { merge } from "./merge";

const BASE = "1\n2\n3\n4\n5\n6\n";

describe("two edits", () => {
  it("of different lines are joined", () =>
    expect(merge(BASE, "1\ntwo\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n6\n")).toEqual({ text: "1\ntwo\n3\n4\nfive\n6\n", conflicts: 0 }));
  it("of neighbouring lines are joined", () =>
    expect(merge(BASE, "1\ntwo\n3\n4\n5\n6\n", "1\n2\nthree\n4\n5\n6\n")).toEqual({ text: "1\ntwo\nthree\n4\n5\n6\n", conflicts: 0 }));
  it("that add and remove elsewhere are joined", () =>
    expect(merge(BASE, "0\n1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n6\n")).toEqual({ text: "0\n1\n2\n3\n4\n6\n", conflicts: 0 }));
  it("that are the same are one", () => expect(merge(BASE, "1\nx\n3\n4\n5\n6\n", "1\nx\n3\n4\n5\n6\n").text).toBe("1\nx\n3\n4\n5\n6\n"));
  it("of one line are both there, marked", () =>
    expect(merge(BASE, "1\nmine\n3\n4\n5\n6\n", "1\ntheirs\n3\n4\n5\n6\n")).toEqual({
      text: "1\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> theirs\n3\n4\n5\n6\n", conflicts: 1 }));
  it("that both add at one place are marked", () => expect(merge(BASE, `${BASE}mine\n`, `${BASE}theirs\n`).conflicts).toBe(1));
  it("of a line and of a block around it are marked", () => expect(merge(BASE, "1\n6\n", "1\n2\n3\nfour\n5\n6\n").conflicts).toBe(1));
  it("where one alone is a conflict leave the other joined", () =>
    expect(merge(BASE, "one\n2\n3\n4\n5\nmine\n", "1\n2\n3\n4\n5\ntheirs\n")).toEqual({
      text: "one\n2\n3\n4\n5\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> theirs\n", conflicts: 1 }));
});

it("an edit of one alone is that edit, whatever it is", () => {
  let seed = 3;
  const next = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  const text = () => Array.from({ length: next(12) }, () => "abc"[next(3)]).join("\n") + (next(2) ? "\n" : "");
  for (let run = 0; run < 300; run++) {
    const [base, edited] = [text(), text()];
    expect(merge(base, edited, base)).toEqual({ text: edited, conflicts: 0 });
    expect(merge(base, base, edited)).toEqual({ text: edited, conflicts: 0 });
    expect(merge(base, edited, edited)).toEqual({ text: edited, conflicts: 0 });
  }
});
