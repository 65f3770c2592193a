// What an operator does, in the order of a first day.
import assert from "node:assert/strict";
import { until } from "./gateway.mjs";
import { HARD, traffic } from "./world.mjs";

export const figure = (page, model, key) => page.locator("tr", { hasText: model }).first().locator(`[data-figure="${key}"]`);

export const flows = {
  async "the gateway's address leads to the console, which says how to make the first call"({ sluice, open }) {
    const { page, end } = await open("/");
    assert.equal(page.url(), `${sluice.root}/console/`);
    await page.getByText("No calls in the last five minutes").waitFor();
    const shown = await page.locator("main pre").innerText();
    assert.match(shown, new RegExp(`^curl -N ${sluice.root}/v1/chat/completions `));
    const body = /-d '(.*)'$/.exec(shown)[1];
    const answer = await fetch(`${sluice.root}/v1/chat/completions`, { method: "POST", headers: { "content-type": "application/json" }, body });
    assert.equal(answer.status, 200);
    await answer.text();
    await page.getByText("No calls in the last five minutes").waitFor({ state: "detached" });
    await end();
  },

  async "a number on Models changes within two seconds of a call, and is the API's"({ sluice, open }) {
    const { page, end } = await open("/console/models");
    await page.locator(".pulse.live").waitFor();
    const requests = figure(page, "quick", "requests");
    let soonest = Infinity;
    for (let time = 0; time < 5 && soonest > 2_000; time++) { // a machine that stands still may keep some of them waiting, not all
      const before = Number(await requests.innerText());
      await sluice.chat("Name three rivers.", { model: "quick" });
      const ended = Date.now();
      await until("the number to change", async () => Number(await requests.innerText()) > before);
      soonest = Math.min(soonest, Date.now() - ended);
    }
    assert.ok(soonest <= 2_000, `${soonest} ms at the soonest`);
    await until("page and API to agree", async () => {
      const told = (await sluice.admin("models?window=60")).models.find((model) => model.name === "quick").stats.requests;
      return String(told) === (await requests.innerText());
    });
    await end();
  },

  async "a model's page has its latency as chart, as numbers and as the query behind it"({ sluice, open }) {
    await traffic(sluice, 2);
    const { page, end } = await open("/console/models/quick?step=1");
    const card = page.locator(".figure", { hasText: "Gateway against upstream" });
    await card.locator(".trend").waitFor();
    await page.locator(".figure", { hasText: "Latency heatmap" }).locator("canvas").first().waitFor();
    await card.getByRole("button", { name: "PromQL" }).click();
    await card.getByText("histogram_quantile").first().waitFor();
    await card.getByRole("button", { name: "Table" }).click();
    assert.ok((await card.locator("tbody tr").count()) > 50);
    await end();
  },

  async "a decision tells why, and is decided again"({ sluice, open }) {
    const answer = await sluice.chat(HARD);
    const id = answer.headers.get("x-sluice-decision");
    const { page, end } = await open("/console/decisions");
    await page.locator(`a[href$="/decisions/${id}"]`).click();
    await page.getByRole("heading", { name: "Why this route" }).waitFor();
    await page.getByText(answer.headers.get("x-sluice-because"), { exact: true }).waitFor();
    await page.getByText("Probability that a fast model does not suffice").waitFor();
    await page.getByRole("heading", { name: "Rule trace" }).waitFor();
    await page.getByRole("button", { name: "Decide again now" }).click();
    await page.getByRole("heading", { name: /It would be decided the same/ }).waitFor();
    await page.locator(".card", { hasText: "Attempts" }).locator(".bar").first().waitFor();
    await end();
  },

  async "decisions are filtered, the filter is in the address, and new ones come by themselves"({ sluice, open }) {
    await sluice.chat("Say hello", { model: "deep" });
    const { page, end } = await open("/console/decisions?model=deep");
    await page.locator("tbody tr").first().waitFor();
    const models = await page.locator("tbody tr td:nth-child(4)").allInnerTexts();
    assert.deepEqual([...new Set(models)], ["deep"]);
    await page.getByRole("link", { name: "Clear filters" }).click();
    await page.waitForURL("**/console/decisions");
    await page.locator(".pulse.live").waitFor();
    const id = (await sluice.chat("One more", { model: "quick" })).headers.get("x-sluice-decision");
    await page.locator(`a[href$="/decisions/${id}"]`).waitFor();
    await end();
  },

  async "system names the configuration in force, and the log level is changed from there"({ sluice, open }) {
    const { page, end } = await open("/console/system");
    const { configuration } = await sluice.admin("system");
    await page.getByText(configuration.hash).first().waitFor();
    await page.getByLabel("Log level").selectOption("DEBUG");
    await page.getByText(/falls back at/).waitFor();
    await page.getByLabel("Log level").selectOption("INFO");
    await end();
  },

  async "everything is there in Korean, and stays so"({ open }) {
    const { page, end } = await open("/console/", { language: "ko" });
    await page.getByRole("heading", { name: "개요" }).waitFor();
    await page.getByLabel("언어").selectOption("en");
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await end();
  },

  async "an unknown page says so and leads back"({ open }) {
    const { page, end } = await open("/console/nothing");
    await page.getByText("There is no such page.").waitFor();
    await page.getByRole("link", { name: "Go to the overview" }).click();
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await end();
  },
};
