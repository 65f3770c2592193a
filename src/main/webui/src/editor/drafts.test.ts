import { describe, expect, it } from "vitest";
import { type Draft, nameable, overlay } from "./drafts";

const draft = (more: Partial<Draft>): Draft => ({ base: "a", etag: "1", text: "a", readOnly: false, ...more });

describe("the overlay", () => {
  it("has what changed and nothing else", () => expect(overlay({ "a.yaml": draft({}), "b.yaml": draft({ text: "b" }) })).toEqual({ "b.yaml": "b" }));
  it("has a new file, though it is empty", () => expect(overlay({ "n.yaml": draft({ base: "", etag: null, text: "" }) })).toEqual({ "n.yaml": "" }));
  it("never has a read-only file", () => expect(overlay({ "a.yaml": draft({ text: "b", readOnly: true }) })).toEqual({}));
});

it.each([["routes.yaml", true], ["teams/search.yml", true], ["../x.yaml", false], ["/etc/x.yaml", false], ["a/../b.yaml", false], ["x.txt", false], [".hidden.yaml", false], ["a//b.yaml", false]])(
  "%s may be a name: %s", (name, may) => expect(nameable(name)).toBe(may));
