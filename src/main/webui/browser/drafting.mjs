// Unsaved text: nothing that happens loses it, and two who edit at once both keep their edits.
import assert from "node:assert/strict";
import { content, type } from "./editing.mjs";
import { gateway } from "./gateway.mjs";

const FILE = "/console/routes?file=routes.yaml";
const save = (page) => page.getByRole("button", { name: "Save", exact: true });
const file = (page) => page.getByLabel("File", { exact: true });
const valid = (page) => page.locator(".badge.good", { hasText: "Valid" });
const has = (page, text) => content(page).getByText(text).first().waitFor();

async function edited(open, text, how) {
  const { page, end } = await open(FILE, how);
  await content(page).waitFor();
  await type(page, text);
  await valid(page).waitFor();
  return { page, end };
}

const signedOut = (route) => route.fulfill({ status: 401, contentType: "application/json",
  body: JSON.stringify({ error: { message: "Sign in", type: "invalid_request_error", code: "not_signed_in", param: null } }) });
const door = (route, inside) => route.fulfill({ status: 200, contentType: "application/json",
  body: JSON.stringify({ required: true, signed_in: inside, csrf: inside ? "x" : null, expires_at: null }) });

export const drafting = {
  async "what is typed while a save is under way is not lost, and is saved next"({ sluice, open }) {
    const before = sluice.read("routes.yaml");
    const { page, end } = await edited(open, before.replace("0.30", "0.60"));
    let go;
    const held = new Promise((done) => { go = done; });
    await page.route("**/admin/config/files/**", async (route) => {
      if (route.request().method() === "PUT") await held;
      await route.continue();
    });
    await save(page).click();
    await content(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("    # typed meanwhile\n");
    assert.ok(await save(page).isDisabled());
    go();
    await page.waitForFunction(() => !document.querySelector("button.main")?.disabled);
    await has(page, "# typed meanwhile");
    assert.ok(sluice.read("routes.yaml").includes("0.60") && !sluice.read("routes.yaml").includes("typed meanwhile"));
    await save(page).click();
    await page.getByText(/What is in force did not change/).waitFor();
    assert.ok(sluice.read("routes.yaml").includes("typed meanwhile"));
    sluice.write("routes.yaml", before);
    await end();
  },

  async "a draft outlives every way through the console, and leaving it is asked about"({ sluice, open }) {
    const { page, end } = await edited(open, sluice.read("routes.yaml").replace("0.30", "0.55"));
    await page.getByRole("button", { name: "Edit the configuration" }).click();
    await page.getByRole("link", { name: "Models" }).click();
    await page.getByRole("link", { name: "quick" }).waitFor();
    assert.ok(await page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true }))));
    await page.getByRole("link", { name: "Routes" }).click();
    await page.getByRole("button", { name: /Edit the configuration \(1 not saved\)/ }).click();
    await file(page).selectOption("routes.yaml");
    await has(page, "0.55");
    await page.getByRole("button", { name: "Discard" }).click();
    assert.ok(await page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true }))));
    await end();
  },

  async "a session that ends keeps the draft behind the sign-in"({ sluice, open }) {
    const { page, end } = await edited(open, sluice.read("routes.yaml").replace("0.30", "0.55"), { tolerant: true });
    let inside = false;
    await page.route("**/admin/**", (route) => (inside ? route.continue() : signedOut(route)));
    await page.route("**/admin/session", (route) => {
      if (route.request().method() === "POST") inside = true;
      return door(route, inside);
    });
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    assert.ok(!(await content(page).isVisible()));
    await page.getByLabel("Admin key").fill("some-key");
    await page.getByRole("button", { name: "Sign in" }).click();
    await has(page, "0.55");
    await end();
  },

  async "two consoles that change different lines both keep their change"({ sluice, open }) {
    const before = sluice.read("routes.yaml");
    const mine = await edited(open, before.replace("0.30", "0.60"), { tolerant: true });
    const theirs = await edited(open, before.replace("fallback: [ quick ]", "fallback: [ deep ]"));
    await save(theirs.page).click();
    await theirs.page.getByText(/Saved and in force/).waitFor();
    await save(mine.page).click();
    await mine.page.getByText("Joined with what somebody else saved").waitFor();
    await valid(mine.page).waitFor();
    await save(mine.page).click();
    await mine.page.getByText(/Saved and in force/).waitFor();
    const saved = sluice.read("routes.yaml");
    assert.ok(saved.includes("0.60") && saved.includes("fallback: [ deep ]"), saved);
    sluice.write("routes.yaml", before);
    await mine.end();
    await theirs.end();
  },

  async "two consoles that change one line are shown both, and none is lost on the way"({ sluice, open }) {
    const before = sluice.read("routes.yaml");
    const mine = await edited(open, before.replace("0.30", "0.60"), { tolerant: true });
    const theirs = await edited(open, before.replace("0.30", "0.45"));
    await save(theirs.page).click();
    await theirs.page.getByText(/Saved and in force/).waitFor();
    await save(mine.page).click();
    const { page } = mine;
    const clash = page.getByRole("alertdialog");
    await clash.locator(".added", { hasText: "0.45" }).waitFor();
    await clash.locator(".added", { hasText: "0.60" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest("[role=alertdialog]"));
    const text = await clash.locator("textarea").inputValue();
    assert.match(text, /<<<<<<< yours\n.*0\.60\n=======\n.*0\.45\n>>>>>>> theirs/);
    await clash.locator("textarea").fill(before.replace("0.30", "0.50"));
    await file(page).focus();
    await file(page).selectOption("models.yaml");
    await has(page, "upstream: quick");
    await file(page).selectOption("routes.yaml");
    assert.ok(!(await page.evaluate(() => document.activeElement?.closest("[role=alertdialog]"))), "who chose the file keeps the focus there");
    assert.ok((await clash.locator("textarea").inputValue()).includes("0.50"));
    await clash.getByRole("button", { name: "Go on with this text" }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "editor");
    await valid(page).waitFor();
    await save(page).click();
    await page.getByText(/Saved and in force/).waitFor();
    assert.ok(sluice.read("routes.yaml").includes("0.50"));
    sluice.write("routes.yaml", before);
    await mine.end();
    await theirs.end();
  },

  async "a text that was saved and is not in force is not said to be"({ sluice, open }) {
    const before = sluice.read("routes.yaml");
    const { page, end } = await edited(open, `${before}# more\n`);
    await page.route("**/admin/config/files/**", (route) => (route.request().method() !== "PUT" ? route.continue() : route.fulfill({
      status: 200, contentType: "application/json",
      body: JSON.stringify({ name: "routes.yaml", etag: '"x"', hash: "h", generation: 1, result: "rejected", warnings: [],
        problems: [{ file: "models.yaml", line: 3, path: "models.quick", message: "is broken" }] }) })));
    await save(page).click();
    await page.getByText("Saved, but not in force").waitFor();
    await page.locator(".flaws li", { hasText: "is broken" }).waitFor();
    assert.equal(await page.getByText(/Saved and in force/).count(), 0);
    await end();
  },

  async "right after make run the default is edited and tried, without a directory to save it in"({ open }) {
    const bare = await gateway(null);
    try {
      await bare.chat("Why is the sky blue?");
      const { page, end } = await open("/console/routes?file=embedded.yaml", { root: bare.root });
      await has(page, "sim-reasoning");
      await page.getByText("The configuration cannot be written here").waitFor();
      await content(page).click();
      await page.keyboard.press("Control+End");
      await page.keyboard.insertText("# mine\n");
      await valid(page).waitFor();
      await page.locator(".diff .added", { hasText: "# mine" }).waitFor();
      await page.getByRole("button", { name: "Replay recorded decisions" }).click();
      await page.getByRole("heading", { name: /^1 recorded call, 0 would go elsewhere/ }).waitFor();
      assert.equal(await save(page).count(), 0);
      await end();
    } finally {
      await bare.stop();
    }
  },
};
