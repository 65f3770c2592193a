// `npm run build`: the console into dist/, each file also packed. Quinoa asks for it at every build of the jar and takes
// dist/ away, so a build of unchanged sources is taken from the one before.
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

process.chdir(import.meta.dirname);
const SOURCES = ["src", "public", "index.html", "vite.config.ts", "package-lock.json", "build.mjs"];
const KEPT = "node_modules/.console";

function* files(path) {
  if (!statSync(path).isDirectory()) yield path;
  else for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

const hash = createHash("sha256");
for (const source of SOURCES) for (const file of files(source)) hash.update(`${file}\0`).update(readFileSync(file));
const stamp = hash.digest("hex");
const done = join(KEPT, stamp);

if (!existsSync(done)) {
  await build({ logLevel: "warn" });
  for (const file of [...files("dist")]) {
    const bytes = readFileSync(file);
    const packed = gzipSync(bytes, { level: 9 });
    if (packed.length < bytes.length) writeFileSync(`${file}.gz`, packed);
  }
  rmSync(KEPT, { recursive: true, force: true });
  cpSync("dist", done, { recursive: true });
}
rmSync("dist", { recursive: true, force: true });
cpSync(done, "dist", { recursive: true });
