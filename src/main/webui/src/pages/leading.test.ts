// Where the pages lead, and what they offer to choose.
// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { Model, Routes, System } from "../api/types";
import { choices, type Filter } from "./Filters";
import { curl, entrance } from "./First";
import { fits } from "./Models";
import { leads } from "./Overview";
import { chosen } from "./Playground";

describe("the first call", () => {
  const admin = (own_port: boolean) => ({ port: 9001, own_port, key: true, data_port: 8080 }) as System["admin"];
  const page = { origin: "https://console.test:9001", protocol: "https:", hostname: "console.test" };
  it("goes where the console is, where callers come in there too", () => expect(entrance(page, admin(false))).toBe("https://console.test:9001"));
  it("goes to the callers' port where the console has its own", () => expect(entrance(page, admin(true))).toBe("https://console.test:8080"));
  it("asks for a model that is there", () => expect(curl("http://x", "fleet", false)).toContain(`"model":"fleet"`));
  it("shows a key where one is needed, and only there", () => {
    expect(curl("http://x", "auto", true)).toContain(`-H "authorization: Bearer $SLUICE_KEY"`);
    expect(curl("http://x", "auto", false)).not.toContain("authorization");
  });
  it("ends no quotation of the shell by a name", () => expect(curl("http://x", "a'b", false)).toContain(`a'\\''b`));
});

describe("what needs attention leads", () => {
  it.each([
    ["errors", "deep", "models", "/console/models/deep?window=300"], ["unpriced", "deep", "models", "/console/models/deep?window=300"],
    ["target_out", "deep@a:1", "models", "/console/models?find=deep%40a%3A1"], ["config_rejected", "2", "routes", "/console/routes"],
  ])("%s of %s on %s to %s", (kind, subject, link, href) => expect(leads({ kind, subject, link })).toBe(href));
  it("to a target by its own name", () => {
    const model = { name: "deep", targets: [{ name: "deep@a:1" }, { name: "deep@b:1" }] } as unknown as Model;
    expect([fits(model, "DEEP@b:1"), fits(model, ""), fits(model, "quick")]).toEqual([true, true, false]);
  });
});

describe("a filter of decisions offers", () => {
  const routes = { routes: [{ name: "auto" }], teams: [{ name: "crew", rules: [{ label: "crew/stay" }] }, { name: "band", rules: [] }] } as unknown as Routes;
  it.each([
    ["team", "", ["band", "crew"]], ["rule", "", ["crew/stay", "none", "route:auto"]], ["tier", "", ["fast", "reasoning", "pinned"]],
    ["model", "", ["deep", "quick", "none"]], ["model", "gone", ["deep", "quick", "none", "gone"]],
    ["status", "", ["2xx", "4xx", "5xx", "interrupted", "client_closed"]],
  ])("%s, asked for %j: %j", (filter, asked, all) => expect(choices(filter as Filter, asked, routes, ["quick", "deep"])).toEqual(all));
  it("every reason there is", () => expect(choices("reason", "", undefined, [])).toEqual(expect.arrayContaining(["denied", "explored", "score_high"])));
});

describe("the playground asks", () => {
  it.each([
    [["auto", "quick"], ["", ""], ["auto"]], [["fleet", "quick"], ["", ""], ["fleet"]], [["fleet", "quick"], ["quick", "fleet"], ["quick", "fleet"]],
    [["quick"], ["gone", "gone"], ["quick"]], [[], ["auto", ""], []],
  ] as [string[], [string, string], string[]][])("of %j, when %j was chosen, %j", (names, models, asked) => expect(chosen(names, models)).toEqual(asked));
});
