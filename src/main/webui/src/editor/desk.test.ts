import { describe, expect, it } from "vitest";
import { Desk } from "./desk";

const file = (text: string) => ({ name: "a.yaml", text, etag: `of ${text}`, read_only: false, whole: true });

function begun(text: string, base = "1\n2\n3\n") {
  const page = new EventTarget();
  const desk = new Desk(page);
  desk.put("a.yaml", { base, etag: "e", text });
  const leaves = () => page.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  return { desk, leaves, draft: () => desk.snapshot().drafts["a.yaml"] };
}

describe("a save", () => {
  it("takes the draft away when nothing was typed since", () => {
    const { desk, draft } = begun("x\n");
    desk.saved("a.yaml", "x\n", "new");
    expect(draft()).toBeUndefined();
  });
  it("keeps what was typed while it was under way, as an edit of what was saved", () => {
    const { desk, draft } = begun("x\n");
    desk.put("a.yaml", { base: "1\n2\n3\n", etag: "e", text: "x\ny\n" });
    desk.saved("a.yaml", "x\n", "new");
    expect(draft()).toEqual({ base: "x\n", etag: "new", text: "x\ny\n" });
  });
  it("of what was discarded meanwhile brings nothing back", () => {
    const { desk, draft } = begun("x\n");
    desk.drop("a.yaml");
    desk.saved("a.yaml", "x\n", "new");
    expect(draft()).toBeUndefined();
  });
});

describe("somebody else's save", () => {
  it("of other lines is joined, and said to be", () => {
    const { desk, draft } = begun("one\n2\n3\n");
    desk.met("a.yaml", file("1\n2\nthree\n"));
    expect(draft()).toEqual({ base: "1\n2\nthree\n", etag: "of 1\n2\nthree\n", text: "one\n2\nthree\n" });
    expect(desk.snapshot().joined).toEqual({ "a.yaml": true });
  });
  it("of the same lines is a clash that waits for the reader", () => {
    const { desk, draft } = begun("one\n2\n3\n");
    desk.met("a.yaml", file("uno\n2\n3\n"));
    desk.settle("a.yaml", "both\n2\n3\n");
    expect(draft()?.text).toBe("one\n2\n3\n");
    expect(desk.snapshot().clashes["a.yaml"]?.text).toBe("both\n2\n3\n");
  });
  it("that removed the file is a clash", () => {
    const { desk } = begun("one\n2\n3\n");
    desk.met("a.yaml", null);
    expect(desk.snapshot().clashes["a.yaml"]).toEqual({ current: null, text: "one\n2\n3\n" });
  });
  it("is settled by going on over it", () => {
    const { desk, draft } = begun("one\n2\n3\n");
    desk.met("a.yaml", file("uno\n2\n3\n"));
    desk.take("a.yaml", "both\n2\n3\n", file("uno\n2\n3\n"));
    expect(draft()).toEqual({ base: "uno\n2\n3\n", etag: "of uno\n2\n3\n", text: "both\n2\n3\n" });
    expect(desk.snapshot().clashes).toEqual({});
  });
});

describe("a text typed and taken back", () => {
  const back = { base: "1\n2\n3\n", etag: "e", text: "1\n2\n3\n" };
  it("is no draft, so that the file is shown as it is", () => {
    const { desk, draft } = begun("x\n");
    desk.put("a.yaml", back);
    expect(draft()).toBeUndefined();
  });
  it("while its save is under way is an edit of what was saved", () => {
    const { desk, draft } = begun("x\n");
    desk.put("a.yaml", back, true);
    desk.saved("a.yaml", "x\n", "new");
    expect(draft()).toEqual({ base: "x\n", etag: "new", text: back.text });
  });
  it("of a new file stays, empty as it is", () => {
    const desk = new Desk(new EventTarget());
    desk.put("b.yaml", { base: "", etag: null, text: "" });
    expect(desk.snapshot().drafts["b.yaml"]).toBeDefined();
  });
});

describe("leaving the page", () => {
  it("is asked about while something is unsaved", () => expect(begun("x\n").leaves()).toBe(false));
  it("is not when the text is what the file holds", () => expect(begun("1\n", "1\n").leaves()).toBe(true));
  it("is not after a save", () => {
    const { desk, leaves } = begun("x\n");
    desk.saved("a.yaml", "x\n", "new");
    expect(leaves()).toBe(true);
  });
});
