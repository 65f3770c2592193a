// What a gateway answered once, after a minute of the demo, played back to a page at the time it was said: two pictures of it differ
// by the page alone.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { settled } from "./access.mjs";
import { gateway } from "./gateway.mjs";
import { HARD } from "./world.mjs";

const FILE = join(import.meta.dirname, "looks/answers.json.gz");
const LAUNCHER = resolve(import.meta.dirname, "../../../../sluice");
const KEPT = ["content-type", "etag"];
const key = (request) => `${request.method()} ${request.url().replace(/^.*?(?=\/admin\/)/, "")}`;

const places = (decision) => ({
  overview: "/console/", models: "/console/models", model: "/console/models/sim-reasoning?step=1", routes: "/console/routes",
  editor: "/console/routes?file=embedded.yaml", decisions: "/console/decisions", decision: `/console/decisions/${decision}`,
  playground: "/console/playground", system: "/console/system",
});

/** The next tick of the live stream, as its text. */
async function tick(root) {
  const over = new AbortController();
  const answer = await fetch(`${root}/admin/live`, { signal: over.signal });
  let text = "";
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    text += part;
    const found = /^data: ?(.*"late":false.*)\n\n/m.exec(text);
    if (found) {
      over.abort();
      return found[1];
    }
  }
  throw new Error("the live stream ended without a tick");
}

/** Asks a gateway with the embedded configuration, under the demo's traffic, whatever the pages ask, and writes it down. */
export async function record({ open }) {
  const sluice = await gateway(null);
  try {
    await promisify(execFile)(LAUNCHER, ["demo", "--url", sluice.root, "--per-minute", "400", "--seconds", "75"]);
    const decided = await sluice.chat(HARD, { stream: true });
    const pages = places(decided.headers.get("x-sluice-decision"));
    const answers = {};
    const { page, end } = await open("/console/system", { root: sluice.root });
    await page.route(/\/admin\/(?!live)/, async (route) => {
      const answer = await route.fetch();
      const headers = Object.fromEntries(KEPT.flatMap((name) => (answer.headers()[name] ? [[name, answer.headers()[name]]] : [])));
      answers[key(route.request())] ??= { status: answer.status(), headers, body: await answer.text() };
      await route.fulfill({ response: answer });
    });
    const [at, said] = [Date.now(), await tick(sluice.root)];
    for (const path of Object.values(pages)) {
      await page.goto(`${sluice.root}${path}`);
      await settled(page);
      await page.waitForTimeout(1_500); // what a page asks for after it has the first
    }
    writeFileSync(FILE, gzipSync(JSON.stringify({ at, tick: said, pages, answers })));
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await end();
  } finally {
    await sluice.stop();
  }
}

export const recorded = () => JSON.parse(gunzipSync(readFileSync(FILE)));

/** Runs in the page before its own scripts: a stream that says the same second again and again. */
function stream(said) {
  window.EventSource = class extends EventTarget {
    readyState = 1;
    onerror = null;
    constructor() {
      super();
      const say = () => this.dispatchEvent(new MessageEvent("tick", { data: said }));
      setTimeout(say);
      this.timer = setInterval(say, 1_000);
    }
    close() {
      clearInterval(this.timer);
    }
  };
}

/** @param session what the gateway says of it instead; gives what was asked and never recorded */
export async function play(page, { at, tick: said, answers }, session) {
  const absent = [];
  await page.clock.setFixedTime(at);
  await page.addInitScript(stream, said);
  await page.route(/\/admin\//, async (route) => {
    const asked = key(route.request());
    if (session && asked === "GET /admin/session") return route.fulfill({ json: session });
    const answer = answers[asked];
    if (!answer) absent.push(asked);
    return route.fulfill(answer ?? { status: 404, json: { error: { message: `no answer was recorded to ${asked}`, code: "absent" } } });
  });
  return absent;
}
