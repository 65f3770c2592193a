// The configuration as text: what is wrong is marked, what would happen is shown, and no edit is lost.
import assert from "node:assert/strict";
import { until } from "./gateway.mjs";
import { HARD, traffic } from "./world.mjs";

export const content = (page) => page.locator(".code .cm-content");

export async function type(page, text) {
  await content(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

export const editing = {
  async "a wrong rule is marked at its line in the loader's words, and cannot be saved"({ sluice, open }) {
    const { page, end } = await open("/console/routes?file=routes.yaml");
    const before = sluice.read("routes.yaml");
    await content(page).waitFor();
    await type(page, before.replace("fast: cheap", "fast: chep"));
    const flaw = page.locator(".flaws li", { hasText: "chep" });
    await flaw.waitFor();
    assert.match(await flaw.innerText(), /routes\.yaml:7/);
    await page.locator(".cm-lint-marker-error").waitFor();
    assert.ok(await page.getByRole("button", { name: "Save", exact: true }).isDisabled());
    assert.equal(sluice.read("routes.yaml"), before);
    await end();
  },

  async "what is broken on disk leads from the overview to its line, marked before one types"({ sluice, open }) {
    const before = sluice.read("routes.yaml");
    const { page, end } = await open("/console/");
    try {
      sluice.write("routes.yaml", before.replace("fast: cheap", "fast: chep"));
      await page.getByRole("link", { name: /A changed configuration was rejected/ }).click();
      const told = page.getByRole("alert");
      await told.locator("li", { hasText: "chep" }).waitFor();
      await told.getByRole("button", { name: "routes.yaml:7" }).click();
      await page.locator(".cm-lint-marker-error").waitFor();
      await page.locator(".cm-activeLine", { hasText: "fast: chep" }).waitFor();
      await page.locator("#editor .flaws li", { hasText: "chep" }).waitFor();
      assert.ok(await page.getByRole("button", { name: "Discard" }).isDisabled(), "nothing was typed");
      assert.match(page.url(), /file=routes\.yaml&line=7/);
      sluice.write("routes.yaml", before);
      await told.waitFor({ state: "detached" });
      await page.locator(".cm-lint-marker-error").waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Edit the configuration" }).click();
      await page.waitForURL("**/console/routes");
      assert.equal(await content(page).count(), 0);
    } finally {
      sluice.write("routes.yaml", before);
    }
    await end();
  },

  async "the schema completes keys and words, and says what they mean"({ open }) {
    const { page, end } = await open("/console/routes?file=routes.yaml");
    await content(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("    when-un");
    await page.locator(".cm-tooltip-autocomplete", { hasText: "when-unsure" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("f");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "fast" }).waitFor();
    await page.keyboard.press("Escape");
    await content(page).getByText("reasoning-above").first().hover();
    await page.locator(".cm-says").waitFor();
    await end();
  },

  async "unsaved text is tried on recorded calls, saved, and decides the next one"({ sluice, open }) {
    await traffic(sluice, 1);
    const before = sluice.read("routes.yaml");
    assert.equal((await sluice.chat(HARD)).headers.get("x-sluice-tier"), "reasoning");
    const { page, end } = await open("/console/routes?file=routes.yaml");
    await content(page).waitFor();
    await type(page, before.replace("reasoning-above: 0.30", "reasoning-above: 0.70"));
    await page.locator(".badge.good", { hasText: "Valid" }).waitFor();
    await page.getByRole("button", { name: "Replay recorded decisions" }).click();
    await page.getByRole("heading", { name: /recorded calls, [1-9]\d* would go elsewhere/ }).waitFor();
    assert.equal(sluice.read("routes.yaml"), before);
    await page.getByRole("button", { name: "Show the diff" }).click();
    await page.locator(".diff .added", { hasText: "0.70" }).waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText(/Saved and in force: generation/).waitFor();
    assert.ok(sluice.read("routes.yaml").includes("0.70"));
    assert.equal((await sluice.chat(HARD)).headers.get("x-sluice-tier"), "fast");
    sluice.write("routes.yaml", before);
    await until("the old configuration", async () => (await sluice.chat(HARD)).headers.get("x-sluice-tier") === "reasoning");
    await end();
  },

  async "a replay over records of another feature version is refused with the reason"({ sluice, open }) {
    await sluice.chat(HARD);
    const { page, end } = await open("/console/routes?file=routes.yaml", { tolerant: true });
    await content(page).waitFor();
    await type(page, sluice.read("routes.yaml").replace("0.30", "0.70"));
    await page.locator(".badge.good", { hasText: "Valid" }).waitFor();
    await page.getByLabel("Replay over", { exact: true }).selectOption("log");
    const replay = page.getByRole("button", { name: "Replay recorded decisions" });
    const older = "../data/decisions.jsonl.1";
    sluice.write(older, `${JSON.stringify({ kind: "decision", id: "x", features: { version: 99, slots: "", buckets: "" } })}\n`);
    await replay.click();
    const refusal = page.getByRole("alert");
    await refusal.getByText(/decisions\.jsonl\.1:1: .*99/).waitFor();
    assert.equal(await page.getByRole("heading", { name: /recorded calls/ }).count(), 0);
    // Without them the same log is replayed, and the refusal is gone.
    sluice.write(older, "");
    await replay.click();
    await page.getByRole("heading", { name: /recorded calls, [1-9]\d* would go elsewhere/ }).waitFor();
    assert.equal(await refusal.count(), 0);
    await page.getByRole("button", { name: "Discard" }).click();
    await end();
  },
};
