// The console without a mouse: every stop is seen, none is a trap.
import assert from "node:assert/strict";
import { settled } from "./access.mjs";
import { until } from "./gateway.mjs";

/** What has the focus, inside the editor's shadow too, and whether one sees it there. */
const focus = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  // The editor draws the ring around all of itself.
  const ring = getComputedStyle(at.closest(".cm-editor") ?? at);
  const { width, height } = at.getBoundingClientRect();
  return {
    text: at.textContent.trim(), label: at.getAttribute("aria-label") ?? "", href: at.getAttribute("href") ?? "", editor: at.matches(".cm-content"),
    seen: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 1 && width > 0 && height > 0, html: at.outerHTML.slice(0, 160),
  };
});

async function stop(page, key) {
  await page.keyboard.press(key);
  let at;
  // The editor draws its ring a moment later.
  await until("the focus to be seen", async () => {
    at = await focus(page);
    return at === null || at.seen;
  }, 1_000).catch(() => assert.fail(`the focus cannot be seen on ${at.html}`));
  return at;
}

async function tabTo(page, what, fits, key = "Tab") {
  for (let i = 0; i < 80; i++) {
    const at = await stop(page, key);
    if (at && fits(at)) return at;
  }
  throw new Error(`no way by ${key} to ${what}`);
}

const link = (page, text) => tabTo(page, text, (at) => at.text === text && at.href !== "");
const button = (page, name, key) => tabTo(page, name, (at) => at.text === name, key);

export const keyboard = {
  async "the keyboard alone leads to a model and back"({ open }) {
    const { page, end } = await open("/console/");
    await settled(page, "Overview");
    assert.equal((await stop(page, "Tab")).text, "Skip to the content");
    await link(page, "Models");
    await page.keyboard.press("Enter");
    await settled(page, "Models");
    await link(page, "quick");
    await page.keyboard.press("Enter");
    await settled(page, "quick");
    await end();
  },

  async "the keyboard alone leads to a decision, into the editor and out of it again"({ sluice, open }) {
    const id = (await sluice.chat("Say hello", { model: "deep" })).headers.get("x-sluice-decision");
    const before = sluice.read("routes.yaml");
    const { page, end } = await open("/console/");
    await settled(page, "Overview");
    await link(page, "Decisions");
    await page.keyboard.press("Enter");
    await settled(page, "Decisions");

    // A filter is chosen with the arrows, and a decision opened.
    await tabTo(page, "the filter of tiers", (at) => at.label === "Tier");
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/tier=fast/);
    await page.keyboard.press("ArrowUp");
    await page.waitForURL((url) => !url.search.includes("tier"));
    await tabTo(page, "the decision", (at) => at.href.endsWith(`/decisions/${id}`));
    await page.keyboard.press("Enter");
    await settled(page, "Decision");
    await page.getByRole("heading", { name: "Why this route" }).waitFor();

    await link(page, "Routes");
    await page.keyboard.press("Enter");
    await settled(page, "Routes");
    await button(page, "Edit the configuration");
    await page.keyboard.press("Enter");
    await page.locator(".code .cm-content").waitFor();
    await tabTo(page, "the choice of files", (at) => at.label === "File");
    await page.keyboard.press("r");
    await page.waitForURL(/file=routes\.yaml/);
    const text = page.locator(".code .cm-content");
    await text.getByText("reasoning-above").waitFor();

    // In the text Tab indents, as the page says; Escape, then Tab goes on, and Escape, then Shift and Tab goes back.
    await page.getByText("Tab indents; press Escape, then Tab to leave the editor.").waitFor();
    await tabTo(page, "the text", (at) => at.editor);
    const shown = await text.innerText();
    assert.ok((await stop(page, "Tab"))?.editor);
    assert.notEqual(await text.innerText(), shown);
    await page.locator(".badge.good", { hasText: "Valid" }).waitFor();
    await stop(page, "Escape");
    const after = await stop(page, "Tab");
    assert.ok(after && !after.editor, "Escape, then Tab stays in the editor");
    await tabTo(page, "the text", (at) => at.editor, "Shift+Tab");
    await stop(page, "Escape");
    assert.ok(!(await stop(page, "Shift+Tab"))?.editor, "Escape, then Shift and Tab stays in the editor");

    // What was typed is let go, and the editor is shut.
    await tabTo(page, "the text", (at) => at.editor);
    await stop(page, "Escape");
    await button(page, "Discard");
    await page.keyboard.press("Enter");
    assert.equal(await text.innerText(), shown);
    await tabTo(page, "the text", (at) => at.editor, "Shift+Tab");
    await stop(page, "Escape");
    await button(page, "Edit the configuration", "Shift+Tab");
    await page.keyboard.press("Enter");
    await text.waitFor({ state: "detached" });
    assert.equal(sluice.read("routes.yaml"), before);
    await end();
  },
};
