// Pictures of the README and the documents, from traffic of these tests. PICTURES=1 writes them; without it they are only taken.
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import assert from "node:assert/strict";
import { HARD, traffic } from "./world.mjs";

const DOCS = resolve(import.meta.dirname, "../../../../docs/pictures");
const MOST = 160 * 1024;

async function take(page, name) {
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ type: "png", scale: "css" });
  assert.ok(picture.length < MOST, `${name}: ${picture.length} bytes`);
  if (!process.env.PICTURES) return;
  mkdirSync(DOCS, { recursive: true });
  writeFileSync(join(DOCS, `${name}.png`), picture);
  console.log(`   ${name}.png ${statSync(join(DOCS, `${name}.png`)).size} bytes`);
}

const shot = (name, path, ready, how = {}) => async ({ sluice, open }) => {
  await traffic(sluice, 3);
  const { page, end } = await open(path, { width: 1280, height: 800, ...how });
  await page.locator(".pulse.live").waitFor();
  await ready(page, sluice);
  await page.waitForTimeout(1_500);
  await take(page, name);
  await end();
};

export const pictures = {
  "picture of the overview": shot("overview", "/console/", (page) => page.locator(".trend").first().waitFor()),
  "picture of the models": shot("models", "/console/models", (page) => page.getByRole("link", { name: "quick" }).waitFor()),
  "picture of a model, dark": shot("model", "/console/models/deep?step=1", (page) => page.locator(".figure canvas").first().waitFor(), { dark: true, height: 1100 }),
  "picture of the routes": shot("routes", "/console/routes", (page) => page.locator(".graph").waitFor()),
  "picture of a decision, Korean": shot("decision", "/console/decisions", async (page, sluice) => {
    const id = (await sluice.chat(HARD, { stream: true })).headers.get("x-sluice-decision");
    await page.goto(`${sluice.root}/console/decisions/${id}`);
    await page.locator(".bar").first().waitFor();
  }, { language: "ko" }),
};
