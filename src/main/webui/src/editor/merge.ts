// Two edits of one text, joined where they touch different lines.

import { between, lines } from "./diff";

/** Lines `from` to `to` of the base, which became others. */
interface Edit { from: number; to: number; by: string[] }

export interface Merged { text: string; conflicts: number }

function edits(base: string[], other: string[]): Edit[] {
  const found: Edit[] = [];
  let at = 0;
  let open: Edit | null = null;
  for (const { sign, text } of between(base, other)) {
    if (sign === " ") {
      open = null;
      at++;
      continue;
    }
    if (!open) found.push((open = { from: at, to: at, by: [] }));
    if (sign === "+") open.by.push(text);
    else open.to = ++at;
  }
  return found;
}

/** They change the same lines, or stand at the same place, where nobody knows which comes first. */
const meets = (one: Edit, other: Edit) => (one.from < other.to && other.from < one.to) || one.from === other.from;

const upto = (group: Edit[]) => Math.max(...group.map((one) => one.to));

/** The lines `from` to `to` of the base under some edits within. */
function under(base: string[], from: number, to: number, group: Edit[]): string[] {
  const made: string[] = [];
  let at = from;
  for (const edit of group) {
    made.push(...base.slice(at, edit.from), ...edit.by);
    at = edit.to;
  }
  return [...made, ...base.slice(at, to)];
}

const ended = (part: string[]) => part.map((line) => (line.endsWith("\n") ? line : `${line}\n`));

/** Where both changed the same lines, both are in the text between marks, as version control has them. */
export function merge(base: string, mine: string, theirs: string): Merged {
  const from = lines(base);
  const left = edits(from, lines(mine));
  const right = edits(from, lines(theirs));
  const made: string[] = [];
  let conflicts = 0;
  let at = 0;
  while (left.length > 0 || right.length > 0) {
    const leftFirst = right.length === 0 || (left.length > 0 && left[0]!.from <= right[0]!.from);
    const ours: Edit[] = leftFirst ? [left.shift()!] : [];
    const other: Edit[] = leftFirst ? [] : [right.shift()!];
    // Whatever meets one that is in already is of the same knot.
    for (let grew = true; grew;) {
      grew = false;
      if (left[0] && other.some((one) => meets(one, left[0]!))) grew = ours.push(left.shift()!) > 0;
      if (right[0] && ours.some((one) => meets(one, right[0]!))) grew = other.push(right.shift()!) > 0;
    }
    const begin = Math.min(...[...ours, ...other].map((one) => one.from));
    const end = upto([...ours, ...other]);
    made.push(...from.slice(at, begin));
    at = end;
    const [we, they] = [under(from, begin, end, ours), under(from, begin, end, other)];
    if (other.length === 0 || we.join("") === they.join("")) made.push(...we);
    else if (ours.length === 0) made.push(...they);
    else {
      conflicts++;
      made.push("<<<<<<< yours\n", ...ended(we), "=======\n", ...ended(they), ">>>>>>> theirs\n");
    }
  }
  return { text: [...made, ...from.slice(at)].join(""), conflicts };
}
