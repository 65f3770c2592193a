// A change that spans two files: a route in one goes to a pool that another is to bring.
import assert from "node:assert/strict";
import { content, type } from "./editing.mjs";

const BRINGS = "pools:\n  mighty: [ deep ]\n";
const all = (page) => page.getByRole("button", { name: "Save 2 files together" });
const there = (sluice, name) => sluice.admin("config").then(({ files }) => files.some((file) => file.name === name));

/** Both texts are in the editor, neither is saved; the reader looks at the new file. */
async function drafted({ sluice, open }) {
  const { page, end } = await open("/console/routes?file=routes.yaml", { tolerant: true });
  await content(page).waitFor();
  await type(page, sluice.read("routes.yaml").replace("reasoning: strong", "reasoning: mighty"));
  await page.locator(".flaws li", { hasText: "mighty" }).waitFor();
  await page.getByRole("button", { name: "New file" }).click();
  await page.getByLabel(/Name of the new file/).fill("more.yaml");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByLabel("Text of more.yaml").waitFor();
  assert.ok(await all(page).isDisabled());
  await type(page, BRINGS);
  await page.locator(".badge.good", { hasText: "Valid" }).waitFor();
  return { page, end };
}

export const together = {
  async "two files that are valid only together are saved together"({ sluice, open }) {
    const before = sluice.read("routes.yaml");
    const { page, end } = await drafted({ sluice, open });
    try {
      await page.getByLabel("File", { exact: true }).selectOption("routes.yaml");
      await page.getByText("but not alone: save them together").waitFor();
      assert.ok(await page.getByRole("button", { name: "Save", exact: true }).isDisabled());
      await all(page).click();
      await page.getByText(/Saved and in force: generation/).waitFor();
      assert.equal(sluice.read("more.yaml"), BRINGS);
      assert.ok(sluice.read("routes.yaml").includes("reasoning: mighty"));
      assert.equal((await sluice.admin("routes")).routes[0].reasoning.name, "mighty");
      await end();
    } finally {
      sluice.write("routes.yaml", before);
      if (await there(sluice, "more.yaml")) sluice.remove("more.yaml");
    }
  },

  async "when somebody saved one of them first, none is saved and both texts are shown"({ sluice, open }) {
    const before = sluice.read("routes.yaml");
    const { page, end } = await drafted({ sluice, open });
    try {
      sluice.write("routes.yaml", before.replace("reasoning: strong", "reasoning: deep"));
      await all(page).click();
      await page.getByRole("alert").getByText("Somebody saved routes.yaml first").waitFor();
      assert.ok(!(await there(sluice, "more.yaml")));
      await page.getByRole("button", { name: "Compare" }).click();
      const clash = page.getByRole("alertdialog");
      await clash.locator(".added", { hasText: "reasoning: deep" }).waitFor();
      await clash.locator(".added", { hasText: "mighty" }).waitFor();
      await end();
    } finally {
      sluice.write("routes.yaml", before);
    }
  },
};
