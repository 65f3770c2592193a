import { describe, expect, it } from "vitest";
import { asIn, type Draft, nameable, overlay, plain } from "./drafts";

const draft = (more: Partial<Draft>): Draft => ({ base: "a", etag: "1", text: "a", ...more });

describe("the overlay", () => {
  it("has what changed and nothing else", () => expect(overlay({ "a.yaml": draft({}), "b.yaml": draft({ text: "b" }) })).toEqual({ "b.yaml": "b" }));
  it("has a new file, though it is empty", () => expect(overlay({ "n.yaml": draft({ base: "", etag: null, text: "" }) })).toEqual({ "n.yaml": "" }));
});

it.each([
  ["routes.yaml", true], ["teams/search.yaml", true], ["examples.yaml", true], ["a/b/c/d/e/f/g/h.yaml", true],
  ["teams/search.yml", false], ["examples/search.yaml", false], ["a/b/c/d/e/f/g/h/i.yaml", false], ["../x.yaml", false], ["/etc/x.yaml", false],
  ["a/../b.yaml", false], ["x.txt", false], [".hidden.yaml", false], ["a//b.yaml", false],
])("%s may be a name: %s", (name, may) => expect(nameable(name)).toBe(may));

describe("ends of line", () => {
  it("of Windows are what they were after an edit", () => expect(asIn("a\r\nb\r\n", plain("a\r\nb\r\n") + "c\n")).toBe("a\r\nb\r\nc\r\n"));
  it("of Windows are no change by themselves", () => expect(asIn("a\r\nb", plain("a\r\nb"))).toBe("a\r\nb"));
  it("of others stay as they are", () => expect(asIn("a\nb\n", "a\nc\n")).toBe("a\nc\n"));
});
