// When the gateway fails, the page stays, says what happened, and recovers.
import assert from "node:assert/strict";
import { cable } from "./cable.mjs";

const refuse = (status) => (route) => route.fulfill({
  status, contentType: "application/json", headers: { "x-request-id": "r-broken" },
  body: JSON.stringify({ error: { message: `told to answer ${status}`, type: "server_error", code: "server_error", param: null } }),
});

export const failures = {
  async "an API that fails at first says why, with its request, and is tried again on demand"({ open }) {
    const { page, end } = await open("/console/playground", { tolerant: true });
    await page.route("**/admin/models*", refuse(500));
    await page.getByRole("link", { name: "Models" }).click();
    const told = page.getByRole("alert");
    await told.getByText("told to answer 500").waitFor();
    await told.getByText("Request r-broken").waitFor();
    await page.unroute("**/admin/models*");
    await told.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("link", { name: "quick" }).waitFor();
    await end();
  },

  async "an API that fails later leaves the last numbers, and says they are old"({ open }) {
    const { page, end } = await open("/console/models", { tolerant: true });
    await page.getByRole("link", { name: "quick" }).waitFor();
    await page.route("**/admin/models*", refuse(503));
    await page.getByText("the last try failed: told to answer 503").waitFor();
    assert.ok(await page.getByRole("link", { name: "quick" }).isVisible());
    await page.unroute("**/admin/models*");
    await page.getByText("the last try failed").waitFor({ state: "detached" });
    await end();
  },

  async "a slow API shows the shape of the page at once, and then the page"({ open }) {
    const { page, end } = await open("/console/playground");
    let shown;
    const seen = new Promise((done) => { shown = done; });
    await page.route("**/admin/system", (route) => seen.then(() => route.continue()));
    await page.getByRole("link", { name: "System" }).click();
    await page.locator(".skeleton").waitFor();
    shown();
    await page.getByRole("heading", { name: "Build" }).waitFor();
    await end();
  },

  async "a live stream that is cut is said to be stale, and is live again"({ sluice, open }) {
    const wire = await cable(sluice.root);
    const { page, end } = await open("/console/models", { tolerant: true, root: wire.root });
    await page.locator(".pulse.live").waitFor();
    await page.getByRole("link", { name: "quick" }).waitFor();
    wire.cut();
    await page.locator(".pulse.lost", { hasText: "no news since" }).waitFor();
    await page.getByText("The gateway did not answer").first().waitFor();
    assert.ok(await page.getByRole("link", { name: "quick" }).isVisible());
    wire.mend();
    await page.locator(".pulse.live").waitFor();
    await page.getByText("The gateway did not answer").waitFor({ state: "detached" });
    await end();
    wire.close();
  },

  async "a live stream that falls silent without an end is live again"({ sluice, open }) {
    const wire = await cable(sluice.root);
    const { page, end } = await open("/console/models", { tolerant: true, root: wire.root });
    await page.locator(".pulse.live").waitFor();
    // A browser keeps up to six connections, and takes one of them rather than make a new one: all of them are dead now.
    await page.evaluate(() => Promise.all(Array.from({ length: 5 }, () => fetch("/admin/models", { cache: "no-store" }).then((answer) => answer.text()))));
    wire.swallow();
    await page.locator(".pulse.lost", { hasText: "no news since" }).waitFor();
    await page.locator(".pulse.live").waitFor();
    await end();
    wire.close();
  },

  async "a stream that answers no stream is tried again"({ open }) {
    const { page, end } = await open("/console/nothing", { tolerant: true });
    await page.route("**/admin/live", refuse(503));
    await page.reload();
    await page.getByText("No live data yet").waitFor();
    await page.unroute("**/admin/live");
    await page.locator(".pulse.live").waitFor();
    await end();
  },

  async "a provider's failure is told in the playground, with its request"({ open }) {
    const { page, end } = await open("/console/playground", { tolerant: true });
    await page.getByLabel("Model", { exact: true }).selectOption("deep");
    await page.getByLabel("Message", { exact: true }).fill("please fail");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("The call failed").waitFor();
    await end();
  },
};
