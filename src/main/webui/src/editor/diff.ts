// What changed between two texts, line by line.

export interface Change { sign: " " | "+" | "-"; text: string }

/** Texts over this many differing lines are told as one removed and one added block. */
const MOST = 3_000;

export const changes = (before: string, after: string): Change[] => between(before.split("\n"), after.split("\n"));

/** Each with its end, so that a text without one at its end is another text. */
export const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

export function between(a: string[], b: string[]): Change[] {
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

const told = ({ sign, text }: Change) => `${sign}${text}${text.endsWith("\n") ? "" : "\n\\ No newline at end of file\n"}`;

/** As `git apply` and `patch -p1` take it; empty when nothing changed. `before` is null for a file that is not there yet. */
export function unified(name: string, before: string | null, after: string): string {
  const all = between(lines(before ?? ""), lines(after));
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
    // A side without lines is said to follow the line before.
    const range = (other: "+" | "-") => {
      const many = part.filter((one) => one.sign !== other).length;
      return `${all.slice(0, start).filter((one) => one.sign !== other).length + (many > 0 ? 1 : 0)},${many}`;
    };
    hunks.push(`@@ -${range("+")} +${range("-")} @@\n`, ...part.map(told));
    from = end;
  }
  // What follows a tab is no part of a name, which may hold a space.
  const end = name.includes(" ") ? "\t\n" : "\n";
  return hunks.length === 0 ? "" : [before === null ? "--- /dev/null\n" : `--- a/${name}${end}`, `+++ b/${name}${end}`, ...hunks].join("");
}
