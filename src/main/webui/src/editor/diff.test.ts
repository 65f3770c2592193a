import { describe, expect, it } from "vitest";
import { changes, unified } from "./diff";

const signs = (before: string, after: string) => changes(before, after).map((one) => one.sign + one.text);

describe("changes", () => {
  it("are none between equal texts", () => expect(signs("a\nb", "a\nb")).toEqual([" a", " b"]));
  it("name an added line", () => expect(signs("a\nc", "a\nb\nc")).toEqual([" a", "+b", " c"]));
  it("name a removed line", () => expect(signs("a\nb\nc", "a\nc")).toEqual([" a", "-b", " c"]));
  it("keep what both have between two edits", () => expect(signs("a\nb\nc\nd", "x\nb\nc\ny")).toEqual(["-a", "+x", " b", " c", "-d", "+y"]));
  it("rebuild both texts, whatever they are", () => {
    let seed = 7;
    const next = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    for (let run = 0; run < 200; run++) {
      const text = () => Array.from({ length: next(12) }, () => "abc"[next(3)]).join("\n");
      const [before, after] = [text(), text()];
      const all = changes(before, after);
      expect(all.filter((one) => one.sign !== "+").map((one) => one.text).join("\n")).toBe(before);
      expect(all.filter((one) => one.sign !== "-").map((one) => one.text).join("\n")).toBe(after);
    }
  });
});

describe("a unified diff", () => {
  it("is empty when nothing changed", () => expect(unified("a.yaml", "x", "x")).toBe(""));
  it("counts its lines as patch does", () =>
    expect(unified("routes.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n").split("\n")).toEqual([
      "--- a/routes.yaml", "+++ b/routes.yaml", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8", ""]));
  it("has a hunk for each place", () => {
    const lines = Array.from({ length: 40 }, (_, i) => `line ${i}`);
    const after = lines.with(2, "x").with(30, "y");
    expect(unified("a", lines.join("\n"), after.join("\n")).match(/^@@/gm)).toHaveLength(2);
  });
});
