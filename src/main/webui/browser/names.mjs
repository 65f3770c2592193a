// Names are free text: a team's, a rule's and a tag may be markup, and the console shows them as they are.
import assert from "node:assert/strict";
import { overflow } from "./access.mjs";
import { type } from "./editing.mjs";
import { gateway } from "./gateway.mjs";
import { files } from "./world.mjs";

/** All that the loader takes, which is up to 128 printable characters of ASCII, no blank among them. */
const TEAM = `<img/src=x/onerror="window.hurt='team'"></option></title><script>window.hurt='team'</script>'&amp;\${x}`;
const REFUSED = `${TEAM} \u202Egnp.exe`;
/** A header's: no commas, which part tags, and no letter beyond Latin-1. */
const TAG = `<img src=x onerror="window.hurt='tag'"><svg onload="window.hurt='tag'">`;

async function unhurt(page) {
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  const foreign = "main img, main script, main iframe, main svg[onload], main option *, head script:not([src^='/console/'])";
  assert.equal(await page.locator(foreign).count(), 0);
}

/** On the page as text, and as nothing else. */
async function shows(page, within, text) {
  await page.waitForFunction(([where, wanted]) => [...document.querySelectorAll(where)].some((one) => one.textContent === wanted), [within, text]);
  await unhurt(page);
}

export const names = {
  async "a team and a tag with the names of an attacker run nothing, wherever they are shown"({ lab, open }) {
    const world = files(lab.port);
    const rules = world["teams/default.yaml"].split("\n").slice(2).join("\n");
    world["teams/default.yaml"] = `teams:\n  ${JSON.stringify(TEAM)}:\n${rules}`;
    const sluice = await gateway(world);
    try {
      const answer = await sluice.chat("be hostile", { headers: { "x-sluice-tags": `${TAG},urgent` } });
      assert.equal(answer.status, 200);
      const id = answer.headers.get("x-sluice-decision");
      const { team, tags } = await sluice.admin(`decisions/${id}`);
      assert.deepEqual([team, tags], [TEAM, [TAG, "urgent"]]);

      const { page, end } = await open("/console/", { root: sluice.root });
      await shows(page, "main td a", TEAM);
      await page.locator("main td a", { hasText: "onerror" }).click();
      await page.waitForURL(/decisions\?team=/);
      assert.equal(new URL(page.url()).searchParams.get("team"), TEAM);
      await shows(page, "main tbody td", TEAM);
      await shows(page, "main option", TEAM);
      const filter = page.getByLabel("Team", { exact: true });
      await filter.selectOption("");
      await page.waitForURL((url) => !url.search.includes("team"));
      await filter.selectOption(TEAM);
      await page.waitForURL(/team=/);
      await page.getByLabel("Rule", { exact: true }).selectOption({ index: 1 });
      await page.waitForURL(/rule=/);
      await shows(page, "main tbody td", TEAM);
      // As somebody would be sent it.
      await page.reload();
      await shows(page, "main tbody td", TEAM);

      await page.goto(`${sluice.root}/console/decisions/${id}`);
      await shows(page, "main dd", TEAM);
      await shows(page, "main dd .badge", TAG);
      await page.getByRole("button", { name: "Decide again now" }).click();
      await page.getByRole("heading", { name: /It would be decided the same/ }).waitFor();
      await unhurt(page);

      await page.goto(`${sluice.root}/console/routes?file=teams%2Fdefault.yaml`);
      await shows(page, "main h3 a", TEAM);
      await page.locator(".cm-content", { hasText: "window.hurt='team'" }).waitFor();
      // The one that it refuses is told as it is, at its line.
      await type(page, sluice.read("teams/default.yaml").replace(JSON.stringify(TEAM), JSON.stringify(REFUSED)));
      await page.locator(".flaws li", { hasText: "is not a name; write 1 to 128 printable ASCII characters" }).waitFor();
      await page.locator(".flaws li", { hasText: "<img/src=x/onerror=" }).first().waitFor();
      assert.ok(await page.getByRole("button", { name: "Save", exact: true }).isDisabled());
      await unhurt(page);
      await page.getByRole("button", { name: "Discard" }).click();
      await page.setViewportSize({ width: 390, height: 844 });
      for (const path of ["", "models", "decisions", `decisions/${id}`, "routes", "playground", "system"]) {
        await page.goto(`${sluice.root}/console/${path}`);
        await page.locator("main h1").waitFor();
        await page.waitForFunction(() => !document.querySelector(".skeleton"));
        assert.deepEqual(await overflow(page), [], path);
      }
      // Names of pages and of what they show are in the title too.
      await page.goto(`${sluice.root}/console/models/${encodeURIComponent(TEAM)}`);
      await page.waitForFunction((wanted) => document.title.startsWith(wanted.slice(0, 40)), TEAM);
      await unhurt(page);
      await end();
    } finally {
      await sluice.stop();
    }
  },
};
