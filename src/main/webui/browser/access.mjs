// For whoever uses a keyboard, a screen reader, a small screen or a dark room.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { traffic } from "./world.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const PAGES = {
  overview: ["/console/", "Overview"], models: ["/console/models", "Models"], model: ["/console/models/quick?step=1", "quick"],
  routes: ["/console/routes?file=routes.yaml", "Routes"], decisions: ["/console/decisions", "Decisions"],
  playground: ["/console/playground", "Playground"], system: ["/console/system", "System"],
};

export async function settled(page, heading) {
  await page.getByRole("heading", heading ? { name: heading, level: 1 } : { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector(".skeleton"));
}

export async function findings(page) {
  // By the protocol, not by the page: its policy lets no script of ours in.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: AXE });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { resultTypes: ["violations"] }).then((r) => JSON.stringify(r.violations.filter((v) => ["serious", "critical"].includes(v.impact))
      .map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join(" | "))))`,
    awaitPromise: true, returnByValue: true,
  });
  return JSON.parse(result.value);
}

const perPage = Object.entries(PAGES).flatMap(([name, [path, heading]]) => [false, true].map((dark) => [
  `axe finds nothing serious on ${name}, ${dark ? "dark" : "light"}`,
  async ({ sluice, open }) => {
    await traffic(sluice, 1);
    const { page, end } = await open(path, { dark });
    await settled(page, heading);
    assert.deepEqual(await findings(page), []);
    await end();
  },
]));

const narrow = Object.entries(PAGES).map(([name, [path, heading]]) => [
  `${name} fits a screen of 390 pixels`,
  async ({ open }) => {
    const { page, end } = await open(path, { width: 390, height: 844 });
    await settled(page, heading);
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide <= screen, `${wide} of ${screen} pixels`);
    await end();
  },
]);

/** Of the page, and of each part that scrolls by itself where one is named. */
export const overflow = (page, within = "html") => page.evaluate((where) => [...document.querySelectorAll(where)]
  .map((one) => [one.scrollWidth, one.clientWidth]).filter(([wide, room]) => wide > room), within);

const sizes = {
  async "a decision fits a screen of 390 pixels"({ sluice, open }) {
    const id = (await sluice.chat("Why is the sky blue?")).headers.get("x-sluice-decision");
    const { page, end } = await open(`/console/decisions/${id}`, { width: 390, height: 844 });
    await settled(page, "Decision");
    await page.locator(".score.wide").waitFor();
    assert.deepEqual(await overflow(page), []);
    await end();
  },

  async "models shows its last column at 1280 pixels, in both languages"({ sluice, open }) {
    await traffic(sluice, 1);
    for (const language of ["en", "ko"]) {
      const { page, end } = await open("/console/models", { width: 1280, language });
      await page.getByRole("link", { name: "quick" }).waitFor();
      await page.locator(".spark").first().waitFor();
      assert.deepEqual(await overflow(page, "main .scroll"), []);
      assert.ok(await page.locator('[data-figure="kv"]').first().isVisible());
      await end();
    }
  },

  async "nothing moves for who asked for that, and what waits breathes for all others"({ open }) {
    for (const moving of [false, true]) {
      const { page, end } = await open("/console/playground", { moving });
      await page.route("**/admin/system", () => {});
      await page.getByRole("link", { name: "System" }).click();
      // In one look: the shape that stands for the page's script gives way to the page's own.
      const seen = await page.waitForFunction(() => { const one = document.querySelector(".skeleton div"); return one && getComputedStyle(one).animationName; });
      const name = await seen.jsonValue();
      assert.equal(name, moving ? "breathe" : "none");
      await end();
    }
  },
};

export const access = Object.fromEntries([...perPage, ...narrow, ...Object.entries(sizes)]);
