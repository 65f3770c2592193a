// A font whose every letter is the same box: what a page looks like in it is the page's own doing, whatever fonts a machine has.
// Made here, as TrueType, so that no font of others lies in the repository.

const UNITS = 1000;
const WIDE = 500;
const [UP, DOWN] = [800, 200];
/** Glyph 0 and 2 draw nothing, 1 is the box. */
const BOX = { left: 60, right: 440, top: 700 };

/** Big-endian: each number as [bytes, value], or a list of such, or text. */
function bytes(...parts) {
  const flat = parts.flatMap(([size, ...values]) => values.map((value) => [size, value]));
  const out = Buffer.alloc(flat.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of flat) {
    out.writeUIntBE(((value % 2 ** (8 * size)) + 2 ** (8 * size)) % 2 ** (8 * size), at, size);
    at += size;
  }
  return out;
}

const head = bytes([4, 0x00010000, 0x00010000, 0, 0x5f0f3cf5], [2, 0, UNITS], [4, 0, 0, 0, 0], [2, BOX.left, 0, BOX.right, BOX.top, 0, 8, 2, 0, 0]);
const hhea = bytes([4, 0x00010000], [2, UP, -DOWN, 0, WIDE, 0, 0, BOX.right, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
const maxp = bytes([4, 0x00010000], [2, 3, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
const hmtx = bytes([2, WIDE, 0, BOX.left, 0]);
const glyf = bytes([2, 1, BOX.left, 0, BOX.right, BOX.top, 3, 0], [1, 1, 1, 1, 1], [2, BOX.left, 0, BOX.right - BOX.left, 0, 0, BOX.top, 0, -BOX.top, 0]);
const loca = bytes([2, 0, 0, glyf.length / 2, glyf.length / 2]);
/** Many to one: blanks draw nothing, all else is the box. */
const RANGES = [[0, 0x20, 2], [0x21, 0x9f, 1], [0xa0, 0xa0, 2], [0xa1, 0x1fff, 1], [0x2000, 0x200f, 2], [0x2010, 0x202e, 1], [0x202f, 0x202f, 2], [0x2030, 0x10ffff, 1]];
const cmap = bytes([2, 0, 1, 3, 10], [4, 12], [2, 13, 0], [4, 16 + 12 * RANGES.length, 0, RANGES.length], ...RANGES.map((range) => [4, ...range]));
const name = bytes([2, 0, 0, 6]);
const os2 = bytes([2, 3, WIDE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0], [1, ...Array(10).fill(0)], [4, 0, 0, 0, 0, 0x6e6f6e65],
  [2, 0x40, 0, 0xffff, UP, -DOWN, 0, UP, DOWN], [4, 0, 0], [2, 500, 700, 0, 32, 0]);
const post = bytes([4, 0x00030000, 0], [2, -100, 50], [4, 1, 0, 0, 0, 0]);

const TABLES = { "OS/2": os2, cmap, glyf, head, hhea, hmtx, loca, maxp, name, post };

export function font() {
  const tags = Object.keys(TABLES);
  const most = 2 ** Math.floor(Math.log2(tags.length));
  const parts = [bytes([4, 0x00010000], [2, tags.length, 16 * most, Math.log2(most), 16 * (tags.length - most)])];
  let at = 12 + 16 * tags.length;
  for (const tag of tags) {
    parts.push(Buffer.from(tag, "latin1"), bytes([4, 0, at, TABLES[tag].length]));
    at += Math.ceil(TABLES[tag].length / 4) * 4;
  }
  for (const table of Object.values(TABLES)) parts.push(table, Buffer.alloc((4 - (table.length % 4)) % 4));
  return Buffer.concat(parts);
}

/** Runs in the page, before its own scripts: from then on all text is boxes, in charts and within shadow roots too. */
export function inBoxes(base64) {
  const face = new FontFace("boxes", Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  document.fonts.add(face);
  void face.load();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after, ::placeholder { font-family: boxes !important; font-weight: 400 !important; font-style: normal !important; caret-color: transparent !important }");
  document.adoptedStyleSheets.push(sheet);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how);
    const own = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, "adoptedStyleSheets");
    // Whoever sets its sheets anew keeps this one last.
    Object.defineProperty(root, "adoptedStyleSheets", { get: () => own.get.call(root), set: (all) => own.set.call(root, [...all, sheet]) });
    root.adoptedStyleSheets = [];
    return root;
  };
  const drawn = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, "font");
  Object.defineProperty(CanvasRenderingContext2D.prototype, "font", { ...drawn, set(text) { drawn.set.call(this, /\d+px/.exec(text)?.[0] ? `${/[\d.]+px/.exec(text)[0]} boxes` : text); } });
}
