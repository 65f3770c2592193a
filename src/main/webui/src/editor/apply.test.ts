// What the console offers to apply is applied, by the program that people apply it with.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unified } from "./diff";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sluice-apply-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file after `git apply`, which is told nothing but the diff. */
function applied(name: string, before: string | null, after: string): string {
  const file = join(folder, name);
  rmSync(file, { force: true });
  if (before !== null) writeFileSync(file, before);
  execFileSync("git", ["apply", "-p1", "--whitespace=nowarn"], {
    cwd: folder, input: unified(name, before, after), env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
  return readFileSync(file, "utf8");
}

describe("git apply", () => {
  it.each([
    ["a line in the middle", "1\n2\n3\n", "1\ntwo\n3\n"],
    ["a line at the end", "1\n2\n3\n", "1\n2\n3\n4\n"],
    ["a final newline that comes", "1\n2", "1\n2\n"],
    ["a final newline that goes", "1\n2\n", "1\n2"],
    ["no final newline at all", "1\n2", "one\n2"],
    ["everything", "1\n2\n", "3\n"],
    ["ends of line of Windows", "1\r\n2\r\n", "1\r\ntwo\r\n"],
    ["a new file", null, "1\n2\n"],
    ["a new file without a final newline", null, "1"],
  ])("takes %s", (_, before, after) => expect(applied("a.yaml", before, after)).toBe(after));

  it("takes a name with a space", () => expect(applied("a b.yaml", "1\n", "2\n")).toBe("2\n"));

  it("takes whatever two texts differ in", () => {
    let seed = 11;
    const next = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    const text = () => `0\n${Array.from({ length: next(30) }, () => "abc"[next(3)]).join("\n")}${next(2) ? "\n" : ""}`;
    for (let run = 0; run < 25; run++) {
      const [before, after] = [text(), text()];
      if (before !== after) expect(applied("r.yaml", before, after)).toBe(after);
    }
  }, 30_000);
});
