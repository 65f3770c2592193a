import { describe, expect, it } from "vitest";
import { keys, type Schema, says, spot, values } from "./schema";

/** The cursor is where the bar stands. */
function at(text: string) {
  const lines = text.split("\n");
  const row = lines.findIndex((line) => line.includes("|"));
  const column = lines[row]!.indexOf("|");
  return spot(lines.map((line) => line.replace("|", "")), row, column);
}

describe("the place of the cursor", () => {
  it.each([
    ["the top", "|", [], null],
    ["a key begun at the top", "rou|", [], null],
    ["below a name", "routes:\n  auto:\n    fa|", ["routes", "auto"], null],
    ["a value", "routes:\n  auto:\n    when-unsure: f|", ["routes", "auto"], "when-unsure"],
    ["after a sibling", "routes:\n  auto:\n    fast: a\n    rea|", ["routes", "auto"], null],
    ["after comments and blanks", "routes:\n  auto:\n\n    # why\n    fa|", ["routes", "auto"], null],
    ["another entry", "routes:\n  auto:\n    fast: a\n  |", ["routes"], null],
    ["an item of a list", "teams:\n  a:\n    rules:\n      - na|", ["teams", "a", "rules", "[]"], null],
    ["a later key of an item", "teams:\n  a:\n    rules:\n      - name: x\n        wh|", ["teams", "a", "rules", "[]"], null],
    ["a second item", "teams:\n  a:\n    rules:\n      - name: x\n      - |", ["teams", "a", "rules", "[]"], null],
    ["a list as deep as its key", "pools:\n  fast:\n  - mo|", ["pools", "fast", "[]"], null],
    ["a flow mapping", "models:\n  m:\n    price: { inp|", ["models", "m", "price"], null],
    ["a value in a flow mapping", "models:\n  m:\n    price: { input: 1, output: 2|", ["models", "m", "price"], "output"],
    ["after a flow mapping", "models:\n  m:\n    price: { input: 1 }\n    |", ["models", "m"], null],
    ["a flow item of a list", "pools:\n  fast:\n    - { mod|", ["pools", "fast", "[]"], null],
  ])("%s", (_, text, path, key) => expect(at(text)).toEqual({ path, key }));
});

const SCHEMA: Schema = {
  properties: {
    routes: {
      description: "Virtual models.",
      additionalProperties: {
        properties: {
          fast: { description: "Pool of the fast tier." },
          "when-unsure": { description: "In the band.", anyOf: [{ enum: ["fast", "reasoning"] }, { type: "string" }] },
          cascade: { type: "boolean" },
        },
      },
    },
    pools: { additionalProperties: { items: { anyOf: [{ type: "string" }, { properties: { model: {}, weight: {} } }] } } },
  },
};

describe("what the schema says", () => {
  it("offers the keys of a place", () => expect(keys(SCHEMA, ["routes", "auto"]).map((one) => one.name)).toEqual(["fast", "when-unsure", "cascade"]));
  it("sees through alternatives", () => expect(keys(SCHEMA, ["pools", "x", "[]"]).map((one) => one.name)).toEqual(["model", "weight"]));
  it("offers the words of a value", () => expect(values(SCHEMA, ["routes", "auto"], "when-unsure")).toEqual(["fast", "reasoning"]));
  it("offers both truths", () => expect(values(SCHEMA, ["routes", "auto"], "cascade")).toEqual(["true", "false"]));
  it("describes a key", () => expect(says(SCHEMA, ["routes", "auto"], "fast")).toBe("Pool of the fast tier."));
  it("offers nothing where it knows nothing", () => expect(keys(SCHEMA, ["nothing", "here"])).toEqual([]));
});
