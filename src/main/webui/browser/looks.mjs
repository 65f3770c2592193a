// Each page as it was approved of: the same answers, the same clock, wide and narrow, light and dark; its words, and a picture in which
// every letter is a box. PICTURES=1 approves what there is and takes the documents' pictures, PICTURES=data records other answers first.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { settled } from "./access.mjs";
import { play, record, recorded } from "./answers.mjs";
import { font, inBoxes } from "./boxes.mjs";
import { compare } from "./likeness.mjs";

const ROOT = resolve(import.meta.dirname, "../../../..");
const APPROVED = join(import.meta.dirname, "looks");
const TAKEN = join(ROOT, "build/looks");
const DOCS = join(ROOT, "docs/pictures");
const LIST = join(DOCS, "taken.json");
const APPROVES = Boolean(process.env.PICTURES);
/** Another release of Chromium draws a few controls otherwise; a part that is gone or elsewhere is more. */
const MOST = 0.0015;
/** Of a picture in the documents, in bytes. */
const LARGEST = 160 * 1024;
const HOW = "is not as approved: look at build/looks, and if it is right, make pictures";
const OUT = { required: true, signed_in: false, csrf: null, expires_at: null };

const PLACES = ["overview", "models", "model", "routes", "editor", "decisions", "decision", "playground", "system", "sign-in"];
const views = PLACES.flatMap((place) => [1440, 390].map((width) => ({ name: `${place}-${width}`, place, how: { width, height: 900 }, themes: ["light", "dark"] })));
const shown = [["overview"], ["models"], ["model", { height: 1100 }, "dark"], ["routes"], ["decision", { language: "ko" }]]
  .map(([place, how, theme = "light"]) => ({ name: `docs-${place}`, place, how: { width: 1280, height: 800, ...how }, themes: [theme], file: join(DOCS, `${place}.png`) }));

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

async function still(page, fullPage) {
  let before;
  for (let i = 0; i < 20; i++) {
    const now = await page.screenshot({ type: "png", scale: "css", fullPage, caret: "hide" });
    if (before?.equals(now)) return now;
    before = now;
    await page.waitForTimeout(200);
  }
  throw new Error("the page does not come to rest");
}

/** @param change what is done to the page before */
async function taken(world, { place, how, themes }, { boxes = true, change } = {}) {
  const all = recorded();
  let absent = [];
  const { page, end } = await world.open(all.pages[place] ?? all.pages.system, {
    ...how,
    before: async (fresh) => {
      if (boxes) await fresh.addInitScript(inBoxes, font().toString("base64"));
      absent = await play(fresh, all, place === "sign-in" ? OUT : undefined);
    },
  });
  await settled(page);
  await page.waitForLoadState("networkidle"); // what a page asks for after it has the first
  await page.evaluate(() => document.fonts.ready);
  if (change) await page.evaluate(change);
  const pictures = {};
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    pictures[theme] = await still(page, boxes);
  }
  const text = (await page.locator("body").innerText()).replaceAll(/[\u00a0\u202f]/g, " ").replaceAll(/[ \t]+$/gm, "");
  assert.deepEqual([...new Set(absent)], [], "has no recorded answer; PICTURES=data src/test/suites/ui picture records anew");
  await end();
  return { pictures, text: `${text}\n` };
}

const called = ({ name, themes }, theme) => (themes.length > 1 && theme === "dark" ? `${name}-dark` : name);

const looks = (view) => async (world) => {
  const { pictures, text } = await taken(world, view);
  const words = `${view.name}.txt`;
  mkdirSync(TAKEN, { recursive: true });
  writeFileSync(join(TAKEN, words), text);
  for (const [theme, picture] of Object.entries(pictures)) writeFileSync(join(TAKEN, `${called(view, theme)}.png`), picture);
  if (APPROVES) writeFileSync(join(APPROVED, words), text);
  else assert.equal(text, readFileSync(join(APPROVED, words), "utf8"), `the text of ${view.name} ${HOW}`);
  for (const [theme, picture] of Object.entries(pictures)) {
    const file = join(APPROVED, `${called(view, theme)}.png`);
    const { small, share } = await compare(world, picture, APPROVES ? null : readFileSync(file));
    if (APPROVES) writeFileSync(file, small);
    else assert.ok(share <= MOST, `${(100 * share).toFixed(2)} % of ${called(view, theme)} ${HOW}`);
  }
  if (view.file && APPROVES) await take(world, view);
  else if (view.file) assert.deepEqual(JSON.parse(readFileSync(LIST, "utf8"))[view.name], proof(view), `${view.file} was taken of another page: make pictures`);
};

/** What a picture of the documents is, and of which page it was taken. */
const proof = ({ name, file }) => ({
  picture: hash(readFileSync(file)), page: hash(readFileSync(join(APPROVED, `${name}.png`))), text: hash(readFileSync(join(APPROVED, `${name}.txt`))),
});

async function take(world, view) {
  const { pictures } = await taken(world, view, { boxes: false });
  const [picture] = Object.values(pictures);
  assert.ok(picture.length < LARGEST, `${view.file}: ${picture.length} bytes`);
  writeFileSync(view.file, picture);
  const all = existsSync(LIST) ? JSON.parse(readFileSync(LIST, "utf8")) : {};
  writeFileSync(LIST, `${JSON.stringify({ ...all, [view.name]: proof(view) }, null, 2)}\n`);
}

const withoutAPart = () => { document.querySelector("main section, main table, main .card").style.visibility = "hidden"; };
const someOf = (names) => views.filter((view) => names.includes(view.name));

export const approved = {
  ...(process.env.PICTURES === "data" ? { "picture answers are recorded": record } : {}),
  ...Object.fromEntries([...views, ...shown].map((view) => [`picture of ${view.name} is as approved`, looks(view)])),
  async "looks do not depend on the fonts of a machine"({ open }) {
    const { page, end } = await open("/console/system", { before: (fresh) => fresh.addInitScript(inBoxes, font().toString("base64")) });
    await page.evaluate(() => document.fonts.ready);
    const wide = await page.evaluate(() => ["iiii", "WWWW", "하늘이다"].map((text) => {
      const pen = Object.assign(document.createElement("canvas").getContext("2d"), { font: "bold 20px sans-serif" });
      const span = document.body.appendChild(Object.assign(document.createElement("code"), { textContent: text, style: "font-size: 20px" }));
      return [pen.measureText(text).width, span.getBoundingClientRect().width].map(Math.round).join();
    }));
    assert.deepEqual(wide, ["40,40", "40,40", "40,40"]);
    await end();
  },
  async "looks show that a part is gone"(world) {
    for (const view of someOf(["overview-1440", "models-390", "decision-390"])) {
      const { pictures } = await taken(world, view, { change: withoutAPart });
      const { share } = await compare(world, pictures.light, readFileSync(join(APPROVED, `${view.name}.png`)));
      assert.ok(share > MOST, `${(100 * share).toFixed(2)} % of ${view.name}`);
    }
  },
};
