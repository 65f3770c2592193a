// The console without a mouse.
import assert from "node:assert/strict";
import { settled } from "./access.mjs";
import { button, link, stop, tabTo } from "./stops.mjs";

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

  async "the keyboard alone makes a call in the playground"({ open }) {
    const { page, end } = await open("/console/");
    await settled(page, "Overview");
    await link(page, "Playground");
    await page.keyboard.press("Enter");
    await settled(page, "Playground");
    await page.getByText("Calls are made as the team default.").waitFor();
    await tabTo(page, "the model", (at) => at.label === "Model");
    await page.keyboard.press("q");
    await tabTo(page, "the message", (at) => at.html.startsWith("<textarea"));
    await page.keyboard.type("Why is the sky blue?");
    await button(page, "Send");
    await page.keyboard.press("Enter");
    const answer = page.locator(".talk .card", { hasText: "흩뜨리기 때문이다" });
    await answer.waitFor();
    assert.match(await answer.innerText(), /Served by\s*quick/);
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
