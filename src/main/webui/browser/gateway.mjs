// The gateway under test, by its own launcher, with configuration and data of its own.
import { execFileSync, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../../../..");
const PATIENCE_MS = 900_000; // the launcher may build first

/** Below those that Linux gives to whoever asks for any, which may be the gateway's own inner servers while it starts. */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer();
    const free = await new Promise((done) => probe.once("error", () => done(false)).listen(port, "127.0.0.1", () => done(true)));
    if (free) {
      await new Promise((done) => probe.close(done));
      return port;
    }
  }
}

export async function until(what, find, ms = 30_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain, ${ms} ms, for ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** The two lines of `key admin` or `key create`: what the server is told, and the key. */
export function newKey(environment, ...what) {
  return execFileSync(join(ROOT, "sluice"), ["key", ...what], { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "ignore"] })
    .toString().trim().split("\n");
}

/** @param files of its configuration; null for a gateway whose directory is not there */
export async function gateway(files, environment = {}) {
  const work = mkdtempSync(join(tmpdir(), "sluice-ui-"));
  const config = join(work, "config");
  if (files) mkdirSync(config);
  const write = (name, text) => {
    mkdirSync(dirname(join(config, name)), { recursive: true });
    writeFileSync(join(config, name), text);
  };
  for (const [name, text] of Object.entries(files ?? {})) write(name, text);
  const port = await freePort();
  const log = join(ROOT, "build/log");
  mkdirSync(log, { recursive: true });
  const out = createWriteStream(join(log, `ui-gateway-${port}.log`));
  const child = spawn(join(ROOT, "sluice"), ["serve"], {
    detached: true, stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, SLUICE_CONFIG: config, SLUICE_DATA: join(work, "data"), QUARKUS_HTTP_PORT: String(port), QUARKUS_MANAGEMENT_PORT: String(await freePort()), ...environment },
  });
  child.stdout.pipe(out);
  child.stderr.pipe(out);
  let over = null;
  child.on("exit", (code) => { over = code ?? "signal"; });
  // It is in a process group of its own, which does not hear what ends this one.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void stop().finally(() => process.exit(1)));
  const root = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (over === null) process.kill(-child.pid, "SIGTERM");
    await until("the gateway to end", () => over !== null, 20_000).catch(() => process.kill(-child.pid, "SIGKILL"));
    rmSync(work, { recursive: true, force: true });
  };
  const remove = (name) => rmSync(join(config, name));
  const here = { root, write, remove, read: (name) => readFileSync(join(config, name), "utf8"), stop, ...calls(root) };
  try {
    await until(`the gateway to answer; see ${out.path}`, async () => {
      if (over !== null) throw new Error(`the gateway ended with ${over}; see ${out.path}`);
      return fetch(`${root}/v1/models`).then((answer) => answer.ok || answer.status === 401, () => false);
    }, PATIENCE_MS);
  } catch (why) {
    await stop();
    throw why;
  }
  return here;
}

function calls(root) {
  const chat = async (text, { model = "auto", stream = false, headers = {} } = {}) => {
    const answer = await fetch(`${root}/v1/chat/completions`, {
      method: "POST", headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ model, stream, messages: [{ role: "user", content: text }] }),
    });
    await answer.text();
    return answer;
  };
  const admin = async (path, asked) => (await fetch(`${root}/admin/${path}`, asked)).json();
  return { chat, admin };
}
