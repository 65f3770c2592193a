// What an operator mends from the console, and what the first page costs.
import assert from "node:assert/strict";
import { until } from "./gateway.mjs";
import { traffic } from "./world.mjs";

/** operations.md section 7. */
const FIRST_LOAD = 250 * 1024;

export const mending = {
  async "a target that is out is reset from System, once one has read what that means"({ sluice, open }) {
    const state = async () => (await sluice.admin("targets")).data.find((one) => one.target === "deep").state;
    await until("the target to leave", async () => {
      await sluice.chat("please fail", { model: "deep" });
      return (await state()) === "out";
    });
    const { page, end } = await open("/console/system");
    const row = page.locator("tr", { hasText: "deep" });
    await row.locator(".badge.bad").first().waitFor();
    await row.getByRole("button", { name: "Reset deep" }).click();
    const question = page.getByRole("dialog", { name: "Reset deep?" });
    await question.getByText("its breaker closes").waitFor();
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    assert.equal(await state(), "out");
    await row.getByRole("button", { name: "Reset deep" }).click();
    await question.getByRole("button", { name: "Put it back into rotation" }).click();
    await page.getByText("deep was put back into rotation.").waitFor();
    await row.locator(".badge.good").waitFor();
    assert.equal(await state(), "in");
    await end();
  },

  async "what is not taken stays a question, with the gateway's words"({ open }) {
    const { page, end } = await open("/console/system", { tolerant: true });
    await page.route("**/admin/targets/quick/reset", (route) => route.fulfill({
      status: 404, contentType: "application/json", body: JSON.stringify({ error: { message: "target: 'quick' is not there", code: "not_found" } }),
    }));
    await page.getByRole("button", { name: "Reset quick" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Put it back into rotation" }).click();
    await page.getByRole("dialog").getByText("target: 'quick' is not there").waitFor();
    await end();
  },

  async "the first page with traffic loads at most 250 KB"({ sluice, open }) {
    await traffic(sluice, 1);
    const { page, end } = await open("/console/nothing");
    const loaded = new Map();
    page.on("requestfinished", async (request) => {
      if (new URL(request.url()).pathname.startsWith("/console")) loaded.set(request.url(), (await request.sizes()).responseBodySize);
    });
    // As a browser that was never here: what the page before took is not counted as had.
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    await page.goto(`${sluice.root}/console/`);
    await page.locator(".trend").first().waitFor();
    await page.waitForLoadState("load");
    await until("all of it", () => [...loaded.keys()].some((url) => url.includes("Overview")));
    await page.waitForTimeout(1_000);
    const sum = [...loaded.values()].reduce((all, one) => all + one, 0);
    console.log(`   ${loaded.size} files, ${sum} bytes`);
    assert.ok(sum > 50_000 && sum <= FIRST_LOAD, `${sum} bytes: ${[...loaded].map(([url, size]) => `${size} ${url}`).join(", ")}`);
    await end();
  },
};
