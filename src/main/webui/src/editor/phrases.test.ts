import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { PHRASES } from "./phrases";

const find = createRequire(import.meta.url);

/** The words a package of CodeMirror looks up, as its own source has them. */
function spoken(name: string): string[] {
  const source = readFileSync(find.resolve(`@codemirror/${name}`).replace(/\.cjs$/, ".js"), "utf8");
  return [...source.matchAll(/phrase\((?:view, )?"([^"]+)"/g)].map((one) => one[1] ?? "");
}

describe("CodeMirror speaks Korean", () => {
  it.each(["autocomplete", "commands", "lint", "search", "view"])("in %s", (name) => {
    const words = spoken(name);
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !/[가-힣]/.test(PHRASES.ko[word] ?? ""))).toEqual([]);
  });
});
