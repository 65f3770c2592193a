// Where in a configuration file the cursor is, and what the schema says of that place. By indentation, as the text under the
// cursor is unfinished more often than not.

export interface Schema {
  description?: string; type?: string | string[]; enum?: unknown[]; anyOf?: Schema[];
  properties?: Record<string, Schema>; additionalProperties?: Schema | boolean; items?: Schema;
}

export interface Spot { path: string[]; key: string | null }

const KEY = /^(\s*(?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s#:{}[\],"'][^:{}[\],#]*?))\s*:(?=\s|$)/;
/** A step into a list. */
export const ITEM = "[]";

interface Line { indent: number; items: number[]; key: string | null }

function read(text: string): Line {
  const found = KEY.exec(text);
  const lead = found?.[1] ?? /^\s*(?:- *)*/.exec(text)?.[0] ?? "";
  const items = [...lead.matchAll(/-/g)].map((dash) => dash.index);
  return { indent: lead.length, items, key: found ? (found[2] ?? found[3] ?? found[4] ?? "") : null };
}

/** The path of the mapping the cursor stands in, and the key whose value it stands in, if it does. */
export function spot(lines: readonly string[], row: number, column: number): Spot {
  const before = (lines[row] ?? "").slice(0, column);
  const here = read(before);
  const path: string[] = [];
  let limit = here.indent;
  let items = [...here.items];
  for (let above = row; above >= 0 && limit >= 0; above--) {
    const line = above === row ? here : read(lines[above] ?? "");
    const blank = above !== row && /^\s*(#|$)/.test(lines[above] ?? "");
    if (blank) continue;
    if (above !== row && line.key !== null && (line.indent < limit || (items.length > 0 && line.indent <= items[0]!))) {
      while (items.length > 0 && items.at(-1)! >= line.indent) {
        path.unshift(ITEM);
        items.pop();
      }
      path.unshift(line.key);
      limit = line.indent;
      items = [...line.items];
    } else if (above !== row && line.items.length > 0 && line.items[0]! < limit && items.length === 0) {
      limit = Math.min(limit, line.indent);
      items = [...line.items];
    }
  }
  const flow = inFlow(before.slice(here.indent), here.key);
  return flow ? { path: [...path, ...flow.path], key: flow.key } : { path, key: here.key };
}

/** Within `{ a: b, c: ... }` of one line. */
function inFlow(text: string, outer: string | null): Spot | null {
  const path: string[] = [];
  let word = "";
  let key: string | null = outer;
  for (const letter of outer === null ? text : text.slice(text.indexOf(":") + 1)) {
    if (letter === "{" || letter === "[") {
      if (key !== null) path.push(key);
      if (letter === "[") path.push(ITEM);
      key = null;
      word = "";
    } else if (letter === "}" || letter === "]") {
      if (path.at(-1) === ITEM) path.pop();
      path.pop();
      key = null;
      word = "";
    } else if (letter === ",") {
      key = null;
      word = "";
    } else if (letter === ":") {
      key = word.trim();
      word = "";
    } else word += letter;
  }
  return path.length === 0 ? null : { path, key };
}

const branches = (schema: Schema): Schema[] => [schema, ...(schema.anyOf ?? []).flatMap(branches)];

export function below(schema: Schema, path: readonly string[]): Schema[] {
  let found = [schema];
  for (const step of path) {
    found = found.flatMap(branches).flatMap((one) => {
      if (step === ITEM) return one.items ? [one.items] : [];
      const named = one.properties?.[step];
      if (named) return [named];
      return typeof one.additionalProperties === "object" ? [one.additionalProperties] : [];
    });
  }
  return found.flatMap(branches);
}

export function keys(schema: Schema, path: readonly string[]): { name: string; says: string }[] {
  const all = below(schema, path).flatMap((one) => Object.entries(one.properties ?? {}));
  return [...new Map(all.map(([name, of]) => [name, { name, says: of.description ?? "" }])).values()];
}

export function values(schema: Schema, path: readonly string[], key: string): string[] {
  const found = below(schema, [...path, key]).flatMap((one) => [
    ...(one.enum ?? []).map(String), ...([one.type].flat().includes("boolean") ? ["true", "false"] : []),
  ]);
  return [...new Set(found)];
}

export const says = (schema: Schema, path: readonly string[], key: string): string | undefined =>
  below(schema, [...path, key]).find((one) => one.description)?.description;
