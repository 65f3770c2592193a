// The playground: chat as any caller has it, from the console's own port.
import assert from "node:assert/strict";
import { guarded, signIn } from "./door.mjs";
import { until } from "./gateway.mjs";

async function say(page, text) {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

async function kept(page, ...secrets) {
  const all = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.ok(secrets.every((secret) => !all.includes(secret)), all);
}

export const playing = {
  async "the playground shows two models side by side, with what was decided, and stores nothing"({ open }) {
    const { page, end } = await open("/console/playground");
    await page.getByLabel("Second model").selectOption("deep");
    await page.getByText("Calls are made as the team default.").waitFor();
    await say(page, "Why is the sky blue?");
    const answers = page.locator(".talk .card");
    await until("both answers", async () => (await answers.filter({ hasText: "흩뜨리기 때문이다" }).count()) === 2);
    await until("the costs", async () => !(await answers.last().innerText()).match(/Cost\s*\n\s*–/));
    assert.match(await answers.last().innerText(), /Served by\s*deep/);
    await kept(page, "sky");
    await end();
  },

  async "the playground offers what chats, and keeps a conversation and a running call while one looks at its decision"({ open }) {
    const { page, end } = await open("/console/playground");
    const model = page.getByLabel("Model", { exact: true });
    await page.getByText("Calls are made as the team default.").waitFor();
    assert.deepEqual(await model.locator("option").allInnerTexts(), ["auto", "quick", "deep"]);
    await model.selectOption("deep");
    await page.getByLabel("System message").fill("Be brief.");
    let go;
    const held = new Promise((done) => { go = done; });
    await page.route("**/admin/playground/chat/completions", async (route) => {
      if (route.request().postData().includes("second")) await held;
      await route.continue();
    });
    await say(page, "Why is the sky blue?");
    await page.locator(".talk .card", { hasText: "흩뜨리기 때문이다" }).waitFor();
    await say(page, "And a second time?");
    await page.getByText("Waiting for the first token").waitFor();
    await page.locator(".talk a[href*='/decisions/']").first().click();
    await page.getByRole("heading", { name: "Why this route" }).waitFor();
    await page.goBack();
    await page.getByText("Waiting for the first token").waitFor();
    go();
    await until("both answers", async () => (await page.locator(".talk .card", { hasText: "흩뜨리기 때문이다" }).count()) === 2);
    assert.deepEqual([await model.inputValue(), await page.getByLabel("System message").inputValue()], ["deep", "Be brief."]);
    await end();
  },

  async "on a port of its own the playground calls as the team whose key was pasted, and keeps no key"({ lab, open }) {
    await guarded(lab, async ({ sluice, key, crew, root }) => {
      assert.equal((await fetch(`${sluice.root}/v1/models`)).status, 401);
      const { page, end } = await open("/console/system", { root, tolerant: true });
      await signIn(page, key);
      await page.getByRole("link", { name: "Overview" }).click();
      const call = page.locator("main pre", { hasText: "curl" });
      await call.waitFor();
      assert.ok((await call.innerText()).startsWith(`curl -N ${sluice.root}/v1/chat/completions -H "authorization: Bearer $SLUICE_KEY"`), await call.innerText());
      await page.getByRole("link", { name: "Playground", exact: true }).click();
      await page.getByText("Paste the key of the team to call as.").waitFor();
      await page.getByLabel("Key of the team").fill("slc_nobody");
      await page.getByLabel("Message", { exact: true }).focus();
      await page.getByRole("alert").getByText(/mistyped/).waitFor();

      await page.getByLabel("Key of the team").fill(crew);
      await page.getByLabel("Message", { exact: true }).focus();
      await page.getByText("Calls are made as the team crew.").waitFor();
      assert.deepEqual(await page.getByLabel("Model", { exact: true }).locator("option").allInnerTexts(), ["auto", "quick"]);
      await say(page, "Why is the sky blue?");
      const answer = page.locator(".talk .card", { hasText: "흩뜨리기 때문이다" });
      await answer.waitFor();
      const id = await answer.locator("a[href*='/decisions/']").innerText();
      await kept(page, "sky", crew, key);
      await answer.locator("a[href*='/decisions/']").click();
      await page.locator(".facts", { hasText: "crew" }).first().waitFor();
      assert.ok(page.url().endsWith(id), page.url());
      await end();
    }, true);
  },
};
