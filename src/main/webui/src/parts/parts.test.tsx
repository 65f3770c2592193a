// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Preferring } from "../app/preferences";
import { Discard } from "../editor/Discard";
import { Quiet } from "./basics";
import { Score } from "./Score";
import { type Column, Table } from "./Table";

interface Row { name: string; n: number; under?: Row[] }
const COLUMNS: Column<Row>[] = [
  { key: "name", title: "Name", by: (row) => row.name, cell: (row) => row.name }, { key: "n", title: "N", number: true, by: (row) => row.n, cell: (row) => row.n },
];
const ROWS: Row[] = [{ name: "b", n: 2, under: [{ name: "b1", n: 9 }, { name: "b2", n: 1 }] }, { name: "a", n: 5 }];
const table = (rows: Row[]) => render(<Table label="t" columns={COLUMNS} rows={rows} id={(row) => row.name} parts={(row) => row.under ?? []} none="nothing fits" />);
const first = () => screen.getAllByRole("row").slice(1).map((row) => row.textContent?.slice(0, -1));
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

beforeEach(() => vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} })));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("a table", () => {
  it("sorts text from its beginning at first, then from its end", () => {
    table(ROWS);
    press("Name");
    expect(first()).toEqual(["a", "b", "b1", "b2"]);
    press("Name");
    expect(first()).toEqual(["b", "b2", "b1", "a"]);
  });
  it("sorts numbers from the largest, and leaves the parts of a row below it", () => {
    table(ROWS);
    press("N");
    expect(first()).toEqual(["a", "b", "b1", "b2"]);
    press("N");
    expect(first()).toEqual(["b", "b2", "b1", "a"]);
  });
  it("says so when nothing is in it", () => {
    table([]);
    expect(screen.getByText("nothing fits")).toBeTruthy();
  });
});

describe("discarding", () => {
  const shown = (isNew: boolean) => {
    const discard = vi.fn();
    render(<Preferring><Discard isNew={isNew} disabled={false} discard={discard} /></Preferring>);
    press("Discard");
    return discard;
  };
  it("an edit asks nothing: the file is on disk", () => expect(shown(false)).toHaveBeenCalledOnce());
  it("a new file asks first", () => {
    const discard = shown(true);
    expect(discard).not.toHaveBeenCalled();
    press("Discard the file");
    expect(discard).toHaveBeenCalledOnce();
  });
  it("a new file keeps it when that is not meant", () => {
    const discard = shown(true);
    press("Cancel");
    expect(discard).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: "Discard" })).toBeTruthy();
  });
});

it("where no calls are, the page says how to make one", () => {
  render(<Preferring><Quiet /></Preferring>);
  expect(screen.getByRole("link", { name: "Send one in the playground." }).getAttribute("href")).toBe("/console/playground");
});

describe("the dot of a score", () => {
  it.each([["fast", "fast"], ["reasoning", "reasoning"], ["pinned", "other"], [undefined, "other"]])("of a call that went %s is %s, on whichever side of the threshold", (tier, mood) => {
    const { container } = render(<Preferring><Score of={{ score: 0.32, threshold: 0.3, band: 0.05, ...(tier && { tier }) }} /></Preferring>);
    expect(container.querySelector("circle")?.getAttribute("class")).toBe(mood);
  });
});
