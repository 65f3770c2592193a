// What changed between two texts, line by line.

export interface Change { sign: " " | "+" | "-"; text: string }

/** Texts over this many differing lines are told as one removed and one added block. */
const MOST = 3_000;

export function changes(before: string, after: string): Change[] {
  const a = before.split("\n");
  const b = after.split("\n");
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const same = (text: string): Change => ({ sign: " ", text });
  return [
    ...a.slice(0, head).map(same),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same),
  ];
}

/** The longest common subsequence, from a table of its lengths. */
function middle(a: string[], b: string[]): Change[] {
  const removed = (text: string): Change => ({ sign: "-", text });
  const added = (text: string): Change => ({ sign: "+", text });
  if (a.length > MOST || b.length > MOST) return [...a.map(removed), ...b.map(added)];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j]
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const found: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ sign: " ", text: a[i++]! });
      j++;
    } else if (i < a.length && (j === b.length || lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) found.push(removed(a[i++]!));
    else found.push(added(b[j++]!));
  }
  return found;
}

const AROUND = 3;

/** As `patch -p1` takes it; empty when nothing changed. */
export function unified(name: string, before: string, after: string): string {
  const all = changes(before, after);
  const hunks: string[] = [];
  let from = 0;
  while (from < all.length) {
    const first = all.findIndex((one, i) => i >= from && one.sign !== " ");
    if (first < 0) break;
    let last = first;
    for (let i = first; i < all.length && i - last <= 2 * AROUND; i++) if (all[i]!.sign !== " ") last = i;
    const start = Math.max(from, first - AROUND);
    const end = Math.min(all.length, last + AROUND + 1);
    const part = all.slice(start, end);
    const at = (sign: "+" | "-") => all.slice(0, start).filter((one) => one.sign !== sign).length + 1;
    const many = (sign: "+" | "-") => part.filter((one) => one.sign !== sign).length;
    hunks.push(`@@ -${at("+")},${many("+")} +${at("-")},${many("-")} @@`, ...part.map((one) => one.sign + one.text));
    from = end;
  }
  return hunks.length === 0 ? "" : [`--- a/${name}`, `+++ b/${name}`, ...hunks, ""].join("\n");
}
