// `npm run browser`: every test in a real Chromium against a real gateway; `N passed, N failed` at the end. Words name tests to run.
import { access } from "./access.mjs";
import { browser, visit } from "./browser.mjs";
import { door } from "./door.mjs";
import { drafting } from "./drafting.mjs";
import { editing } from "./editing.mjs";
import { failures } from "./failures.mjs";
import { flows } from "./flows.mjs";
import { gateway } from "./gateway.mjs";
import { keyboard } from "./keyboard.mjs";
import { leading } from "./leading.mjs";
import { approved } from "./looks.mjs";
import { mending } from "./mending.mjs";
import { names } from "./names.mjs";
import { playing } from "./playing.mjs";
import { security } from "./security.mjs";
import { states } from "./states.mjs";
import { together } from "./together.mjs";
import { agreement } from "./types.mjs";
import { upstream } from "./upstream.mjs";
import { files } from "./world.mjs";

const wanted = process.argv.slice(2);
const tests = Object.entries({ ...flows, ...leading, ...playing, ...mending, ...editing, ...drafting, ...together, ...security, ...failures, ...access, ...agreement, ...approved, ...door, ...names, ...states, ...keyboard })
  .filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

let passed = 0;
let failed = 0;
const lab = await upstream();
let chrome;
let sluice;
try {
  chrome = await browser();
  sluice = await gateway(files(lab.port), { SLUICE_DECISIONS_LOG: "decisions.jsonl" });
  const open = (path, how) => visit(chrome, how?.root ?? sluice.root, path, how);
  for (const [name, test] of tests) {
    try {
      await test({ lab, sluice, open });
      passed++;
      console.log(`ok ${name}`);
    } catch (why) {
      failed++;
      console.log(`FAILED ${name}\n    ${why.stack}`);
    }
  }
} catch (why) {
  failed++;
  console.log(`FAILED to begin: ${why.message}`);
} finally {
  await chrome?.close();
  await sluice?.stop();
  lab.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
