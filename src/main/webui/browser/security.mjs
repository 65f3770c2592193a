// The page is told nothing but what is the gateway's, and runs nothing but its own.
import assert from "node:assert/strict";
import { request } from "node:http";
import { HOSTILE } from "./upstream.mjs";
import { RULE } from "./world.mjs";

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self';"
  + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types default";

/** As it is written, which fetch does not do. */
const status = (root, path) => new Promise((done, no) => {
  request(root, { path }, (answer) => { answer.resume(); done([answer.statusCode, answer.headers]); }).on("error", no).end();
});

export const security = {
  async "every file of the console comes with the exact policy"({ sluice }) {
    const page = await (await fetch(`${sluice.root}/console/`)).text();
    const assets = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((found) => found[1]);
    for (const path of ["/console/", "/console/models/x", ...assets]) {
      const { headers } = await fetch(sluice.root + path);
      assert.equal(headers.get("content-security-policy"), POLICY, path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    }
  },

  async "files are packed, kept where their name says so, and only files are found"({ sluice }) {
    const [, page] = await status(sluice.root, "/console/");
    assert.equal(page["cache-control"], "no-cache");
    const html = await (await fetch(`${sluice.root}/console/`)).text();
    const asset = /src="([^"]+\.js)"/.exec(html)[1];
    const { headers } = await fetch(sluice.root + asset, { headers: { "accept-encoding": "gzip" } });
    assert.equal(headers.get("content-encoding"), "gzip");
    assert.match(headers.get("cache-control"), /immutable/);
    for (const path of ["/console/assets/nothing.js", "/console/..%2f..%2fapplication.properties", "/console/%2e%2e/application.properties", "/console/application.properties"])
      assert.equal((await status(sluice.root, path))[0], 404, path);
  },

  async "hostile words of a model, a rule, a tag and a file run nothing and are shown as they are"({ sluice, open }) {
    const answer = await sluice.chat("be hostile", { headers: { "x-sluice-tags": "urgent" } });
    const { page, end } = await open("/console/playground");
    await page.getByLabel("Model", { exact: true }).selectOption("quick");
    await page.getByLabel("Message", { exact: true }).fill("be hostile");
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator(".words", { hasText: "<script>" }).waitFor();
    assert.ok((await page.locator(".words").last().textContent()).includes(HOSTILE));
    await page.goto(`${sluice.root}/console/decisions/${answer.headers.get("x-sluice-decision")}`);
    await page.getByText(RULE).first().waitFor();
    await page.goto(`${sluice.root}/console/routes?file=routes.yaml`);
    await page.getByText(RULE).first().waitFor();
    await page.locator(".cm-content", { hasText: "window.hurt" }).waitFor();
    await page.goto(`${sluice.root}/console/models/${encodeURIComponent(HOSTILE)}`);
    await page.getByText("No model has this name now.").waitFor();
    assert.equal(await page.locator("main img, main script, main iframe").count(), 0);
    await end();
  },

  async "a script from elsewhere and markup from text are refused by the browser itself"({ open }) {
    const { page, end } = await open("/console/", { tolerant: true });
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    const refused = await page.evaluate(() => {
      try {
        document.createElement("div").innerHTML = "<b>x</b>";
        return false;
      } catch (why) {
        return why instanceof TypeError;
      }
    });
    assert.ok(refused);
    await end();
  },
};
