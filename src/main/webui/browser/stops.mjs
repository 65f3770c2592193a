// Where the focus stops: every stop is seen, none is a trap.
import assert from "node:assert/strict";
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

export async function stop(page, key) {
  await page.keyboard.press(key);
  let at;
  // The editor draws its ring a moment later.
  await until("the focus to be seen", async () => {
    at = await focus(page);
    return at === null || at.seen;
  }).catch(() => assert.fail(`the focus cannot be seen on ${at.html}`));
  return at;
}

export async function tabTo(page, what, fits, key = "Tab") {
  for (let i = 0; i < 80; i++) {
    const at = await stop(page, key);
    if (at && fits(at)) return at;
  }
  throw new Error(`no way by ${key} to ${what}`);
}

export const link = (page, text) => tabTo(page, text, (at) => at.text === text && at.href !== "");
export const button = (page, name, key) => tabTo(page, name, (at) => at.text === name, key);
