// A gateway whose console has a port and a key of its own.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { freePort, gateway, newKey, until } from "./gateway.mjs";
import { files } from "./world.mjs";

/** @param teamed whether callers need a key too, which is then the test's `crew` */
export async function guarded(lab, test, teamed = false) {
  const pepper = { SLUICE_KEY_PEPPER: randomBytes(32).toString("hex") };
  const [hash, key] = newKey(pepper, "admin");
  const [listed, crew] = teamed ? newKey(pepper, "create", "--team", "crew") : [];
  const port = await freePort();
  const more = teamed ? { "teams/crew.yaml": `teams:\n  crew:\n    models: [ auto, quick ]\n    keys:\n      ${listed}\n` } : {};
  const sluice = await gateway({ ...files(lab.port), ...more }, { ...pepper, SLUICE_ADMIN_PORT: String(port), SLUICE_ADMIN_KEY_HASH: hash });
  try {
    await test({ sluice, key, crew, root: `http://127.0.0.1:${port}` });
  } finally {
    await sluice.stop();
  }
}

export async function signIn(page, key) {
  await page.getByLabel("Admin key").fill(key);
  // A wrong key before it makes its address wait.
  await until("the door to open", async () => {
    await page.getByRole("button", { name: "Sign in" }).click({ timeout: 2_000 }).catch(() => {});
    return page.getByRole("heading", { name: "System", level: 1 }).isVisible();
  }, 90_000);
}

export const door = {
  async "a page that nobody touches says so, until somebody does"({ open }) {
    const { page, end } = await open("/console/system");
    const asked = async () => (await page.waitForRequest((request) => request.url().endsWith("/admin/system"))).headers()["x-sluice-untouched"];
    await page.getByRole("heading", { name: "System", level: 1 }).waitFor();
    await page.clock.setFixedTime(Date.now() + 61_000);
    assert.equal(await asked(), "true");
    await page.keyboard.press("Shift");
    assert.equal(await asked(), undefined);
    await end();
  },

  async "an admin key opens the console on its own port, until one signs out"({ lab, open }) {
    await guarded(lab, async ({ sluice, key, root }) => {
      assert.equal((await fetch(`${sluice.root}/console/`)).status, 404);
      assert.equal((await fetch(`${root}/v1/models`)).status, 404);
      const { page, end } = await open("/console/system", { root, tolerant: true });
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
      assert.equal(await page.getByRole("heading", { name: "System", level: 1 }).count(), 0);
      await page.getByLabel("Admin key").fill("slc_wrong");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("alert").getByText("That is not the admin key.").waitFor();
      await signIn(page, key);

      const [cookie] = await page.context().cookies(`${root}/admin/system`);
      assert.ok(cookie.httpOnly && cookie.sameSite === "Strict", JSON.stringify(cookie));
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
      assert.ok(!kept.includes(key) && !kept.includes(cookie.value), kept);
      await page.locator(".pulse.live").waitFor();

      // A write, with the token of this session and not without it.
      await page.getByLabel("Log level").selectOption("DEBUG");
      await page.getByText(/falls back at/).waitFor();
      await page.getByRole("button", { name: "Reset quick" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Put it back into rotation" }).click();
      await page.getByText("quick was put back into rotation.").waitFor();
      const bare = await page.evaluate(async () => (await fetch("/admin/targets/quick/reset", { method: "POST" })).status);
      assert.equal(bare, 403);

      await page.reload();
      await page.getByRole("heading", { name: "System", level: 1 }).waitFor();
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
      assert.equal(await page.evaluate(async () => (await fetch("/admin/system")).status), 401);
      await end();
    });
  },
};
