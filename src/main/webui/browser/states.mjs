// Axe on what a page becomes by use: a decision, a replay's result, a conflict, the sign-in.
import assert from "node:assert/strict";
import { findings, settled } from "./access.mjs";
import { guarded } from "./door.mjs";
import { content, type } from "./editing.mjs";
import { HARD, traffic } from "./world.mjs";

const ROUTES = "/console/routes?file=routes.yaml";

const inBoth = (name, test) => [false, true].map((dark) => [
  `axe finds nothing serious on ${name}, ${dark ? "dark" : "light"}`, (world) => test(world, dark),
]);

async function decision({ sluice, open }, dark) {
  const answer = await sluice.chat(HARD, { headers: { "x-sluice-tags": "pii" } });
  const { page, end } = await open(`/console/decisions/${answer.headers.get("x-sluice-decision")}`, { dark });
  await settled(page, "Decision");
  await page.getByRole("heading", { name: "Rule trace" }).waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "Decide again now" }).click();
  await page.getByRole("heading", { name: /It would be decided the same/ }).waitFor();
  assert.deepEqual(await findings(page), []);
  await end();
}

async function replay({ sluice, open }, dark) {
  await traffic(sluice, 1);
  const { page, end } = await open(ROUTES, { dark });
  await content(page).waitFor();
  await type(page, sluice.read("routes.yaml").replace("reasoning-above: 0.30", "reasoning-above: 0.70"));
  await page.locator(".badge.good", { hasText: "Valid" }).waitFor();
  await page.getByRole("button", { name: "Replay recorded decisions" }).click();
  await page.getByRole("heading", { name: /recorded calls, [1-9]\d* would go elsewhere/ }).waitFor();
  await page.getByRole("region", { name: "The requests that would change" }).waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "Discard" }).click();
  await end();
}

async function reset({ open }, dark) {
  const { page, end } = await open("/console/system", { dark });
  await page.getByRole("button", { name: "Reset quick" }).click();
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(await findings(page), []);
  await end();
}

async function conflict({ sluice, open }, dark) {
  const before = sluice.read("routes.yaml");
  const { page, end } = await open(ROUTES, { dark, tolerant: true });
  await content(page).waitFor();
  await type(page, before.replace("0.30", "0.60"));
  await page.locator(".badge.good", { hasText: "Valid" }).waitFor();
  try {
    sluice.write("routes.yaml", before.replace("0.30", "0.45"));
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const clash = page.getByRole("alertdialog");
    await clash.locator(".added", { hasText: "0.45" }).waitFor();
    assert.deepEqual(await findings(page), []);
  } finally {
    sluice.write("routes.yaml", before);
  }
  await end();
}

export const states = {
  ...Object.fromEntries([...inBoth("a decision and what it would be now", decision), ...inBoth("a replay's result", replay), ...inBoth("a conflict", conflict), ...inBoth("the question before a reset", reset)]),

  async "axe finds nothing serious on the sign-in, before and after a wrong key, light and dark"({ lab, open }) {
    await guarded(lab, async ({ root }) => {
      for (const dark of [false, true]) {
        const { page, end } = await open("/console/", { root, dark, tolerant: true });
        await page.getByRole("heading", { name: "Sign in" }).waitFor();
        assert.deepEqual(await findings(page), []);
        await page.getByLabel("Admin key").fill("slc_wrong");
        await page.getByRole("button", { name: "Sign in" }).click();
        await page.getByRole("alert").waitFor();
        assert.deepEqual(await findings(page), []);
        await end();
      }
    });
  },
};
