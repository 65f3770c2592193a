// `npm run budget`: what a browser loads before the first page shows, packed, against what it may be (operations.md section 7).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const MOST = 250 * 1024;
const dist = join(import.meta.dirname, "dist");
const page = readFileSync(join(dist, "index.html"), "utf8");
const loaded = new Set(["index.html"]);

function load(file) {
  if (loaded.has(file)) return;
  loaded.add(file);
  if (!file.endsWith(".js")) return;
  // Static imports only: what `import()` names is loaded when a page asks for it.
  const text = readFileSync(join(dist, file), "utf8");
  for (const [, name] of text.matchAll(/(?:\bfrom|^import|[;}]import)\s*["']\.\/([^"']+)["']/g)) load(`assets/${name}`);
}

for (const [, file] of page.matchAll(/(?:src|href)="\/console\/([^"]+)"/g)) load(file);
// The first page is split from the shell, and comes with it.
const manifest = [...loaded].filter((file) => file.endsWith(".js")).map((file) => readFileSync(join(dist, file), "utf8"));
for (const text of manifest) for (const [, file] of text.matchAll(/["'](?:\.\/|assets\/)(Overview-[^"']+)["']/g)) load(`assets/${file}`);

let sum = 0;
for (const file of [...loaded].sort()) {
  const size = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  sum += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(sum).padStart(8)}  first load, gzip, of at most ${MOST}`);
if (sum > MOST) {
  console.error("budget: the first load is too large; load what the first page does not show with import()");
  process.exit(1);
}
