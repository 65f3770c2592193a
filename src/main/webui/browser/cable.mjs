// A wire between browser and gateway that can be cut, streams and all, and mended; or that swallows what is sent, as a
// network does that goes away without a word.
import { connect, createServer } from "node:net";

export async function cable(root) {
  const { port } = new URL(root);
  const ends = new Set();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(Number(port), "127.0.0.1");
    for (const [one, other] of [[near, far], [far, near]]) {
      ends.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => { ends.delete(one); other.destroy(); });
    }
    return undefined;
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const swallow = () => {
    for (const end of ends) end.unpipe();
  };
  const cut = () => {
    whole = false;
    for (const end of ends) end.destroy();
  };
  return { root: `http://127.0.0.1:${server.address().port}`, cut, swallow, mend: () => { whole = true; }, close: () => { cut(); server.close(); } };
}
