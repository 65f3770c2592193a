// From one page to the next: the same minutes, the same words, and something said where nothing is found.
import assert from "node:assert/strict";
import { figure } from "./flows.mjs";
import { until } from "./gateway.mjs";

export const leading = {
  async "what is decided reads as Korean in Korean"({ sluice, open }) {
    const id = (await sluice.chat("Say hello", { model: "deep" })).headers.get("x-sluice-decision");
    const { page, end } = await open(`/console/decisions/${id}`, { language: "ko" });
    await page.getByText("호출자가 이 모델을 지정했습니다").waitFor();
    const text = await page.locator("main").innerText();
    for (const word of ["explicit_model", "pinned", "chosen", "reported", "the caller"]) assert.ok(!text.includes(word), word);
    await end();
  },

  async "the numbers of the overview lead to the same minutes, and money to where it is shown"({ sluice, open }) {
    await sluice.chat("Name three rivers.", { model: "quick" });
    const { page, end } = await open("/console/");
    await page.locator("a.stat", { hasText: "p95" }).click();
    await page.waitForURL(/window=300/);
    await page.getByRole("link", { name: "quick" }).click();
    await page.waitForURL(/models\/quick\?window=300/);
    await page.locator(".stat", { hasText: "Cost" }).waitFor();
    await page.getByRole("link", { name: "Overview" }).click();
    await page.locator("a.stat", { hasText: "Spent" }).click();
    await page.waitForURL(/window=3600/);
    await until("what it cost", async () => /^\$0\.\d+/.test(await figure(page, "quick", "cost").innerText()));
    await end();
  },

  async "a count of the overview leads to the calls it counted, and to no older ones"({ sluice, open }) {
    const before = (await sluice.chat("Name three rivers.", { model: "quick" })).headers.get("x-sluice-decision");
    const { page, end } = await open("/console/");
    await page.locator("a.stat", { hasText: "Requests" }).last().click();
    await page.waitForURL(/decisions\?since=\d+$/);
    const since = Number(new URL(page.url()).searchParams.get("since"));
    assert.ok(Math.abs(Date.now() - 300_000 - since) < 60_000, String(since));
    await page.locator(`a[href$="/decisions/${before}"]`).waitFor();
    const ended = (await sluice.admin(`decisions/${before}`)).at_ms;
    const after = (await sluice.chat("And three more.", { model: "quick" })).headers.get("x-sluice-decision");
    await page.goto(`${sluice.root}/console/decisions?since=${ended + 1}`);
    await page.locator(`a[href$="/decisions/${after}"]`).waitFor();
    assert.equal(await page.locator(`a[href$="/decisions/${before}"]`).count(), 0);
    await page.getByLabel("Since").selectOption({ label: "last hour" });
    await page.locator(`a[href$="/decisions/${before}"]`).waitFor();
    await end();
  },

  async "a search without a hit says so"({ open }) {
    const { page, end } = await open("/console/models");
    await page.getByLabel("Find a model").fill("nobody");
    await page.getByText("No model or target has this in its name.").waitFor();
    await end();
  },
};
