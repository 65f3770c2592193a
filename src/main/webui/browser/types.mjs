// What the console believes the admin surface to answer (src/api/types.ts), held against what the gateway says of it (/admin/openapi).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** By type: the operation whose answer it is. */
const ANSWERS = {
  Overview: "get /admin/overview", Models: "get /admin/models", Series: "get /admin/series", Heatmap: "get /admin/heatmap", Tick: "get /admin/live",
  Routes: "get /admin/routes", Config: "get /admin/config", FileText: "get /admin/config/files/{name}", Checked: "post /admin/config/validate",
  Replayed: "post /admin/config/replay", Decisions: "get /admin/decisions", Decision: "get /admin/decisions/{id}", Again: "post /admin/decisions/{id}/replay",
  System: "get /admin/system", Seats: "get /admin/targets", Session: "get /admin/session", Player: "get /admin/playground",
};
/** What a page adds for itself. */
const OWN = { Session: ["left"] };

/** The little of TypeScript that types.ts is written in: interfaces of names, lists, unions, intersections, tuples and nested objects. */
export function interfaces(source) {
  const words = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "").match(/[\w$]+|"[^"]*"|[{}[\]()<>|&?:;,=]/g);
  let at = 0;
  const next = (want) => {
    if (want && words[at] !== want) throw new Error(`types.ts: ${words.slice(at - 4, at + 4).join(" ")} where ${want} was meant`);
    return words[at++];
  };
  const list = (end, each) => {
    const all = [];
    while (words[at] !== end) {
      all.push(each());
      if (words[at] === "," || words[at] === ";") at++;
    }
    next(end);
    return all;
  };
  const members = () => {
    next("{");
    return Object.fromEntries(list("}", () => {
      const name = next();
      if (words[at] === "?") at++;
      next(":");
      return [name, type()];
    }));
  };
  const single = () => {
    let found;
    if (words[at] === "{") found = { members: members() };
    else if (words[at] === "(") { next(); found = type(); next(")"); }
    else if (words[at] === "[") { next(); list("]", type); found = { list: { name: "unknown" } }; }
    else found = { name: next() };
    if (words[at] === "<") { next(); const [, value] = list(">", type); found = { map: value }; }
    while (words[at] === "[") { next(); next("]"); found = { list: found }; }
    return found;
  };
  const joined = () => {
    const parts = [single()];
    while (words[at] === "&") { next(); parts.push(single()); }
    return parts.length === 1 ? parts[0] : { all: parts };
  };
  const type = () => {
    const any = [joined()];
    while (words[at] === "|") { next(); any.push(joined()); }
    const real = any.filter(({ name }) => name !== "null");
    return real.length === 1 ? real[0] : { any: real };
  };
  const found = {};
  while (at < words.length) {
    next("export");
    if (next() === "type") { const name = next(); next("="); found[name] = { alias: type() }; if (words[at] === ";") at++; continue; }
    const name = next();
    const from = words[at] === "extends" ? (next(), next()) : null;
    found[name] = { from, members: members() };
  }
  return found;
}

const PLAIN = { string: ["string"], number: ["integer", "number"], boolean: ["boolean"] };

/** What of the types the document does not say, each with its place. */
export function strange(types, document) {
  const wrong = [];
  const whole = (name) => ({ ...(types[name].from ? whole(types[name].from) : {}), ...types[name].members });
  const resolved = (schema) => (schema?.$ref ? document.components.schemas[schema.$ref.split("/").at(-1)] : schema?.anyOf ? resolved(schema.anyOf.find((one) => one.$ref)) ?? schema : schema);
  const kinds = (schema) => [schema.type ?? "object"].flat().filter((kind) => kind !== "null");
  const look = (type, raw, place) => {
    const schema = resolved(raw);
    if (!schema) return wrong.push(`${place}: the document has none`);
    if (type.all) return type.all.forEach((part) => look(part, schema, place));
    if (type.any || type.name === "unknown") return;
    const named = type.name && types[type.name];
    if (named?.alias) return look(named.alias, schema, place);
    if (type.name && !named) return PLAIN[type.name].some((kind) => kinds(schema).includes(kind)) || wrong.push(`${place}: a ${type.name} here, ${kinds(schema)} there`);
    if (type.list) return kinds(schema).includes("array") ? look(type.list, schema.items, `${place}[]`) : wrong.push(`${place}: a list here, ${kinds(schema)} there`);
    if (type.map) return kinds(schema).includes("object") || wrong.push(`${place}: a mapping here, ${kinds(schema)} there`);
    const members = named ? whole(type.name) : type.members;
    for (const [name, member] of Object.entries(members)) if (!OWN[type.name]?.includes(name)) look(member, schema.properties?.[name], `${place}.${name}`);
  };
  for (const [name, operation] of Object.entries(ANSWERS)) {
    const [method, path] = operation.split(" ");
    const content = document.paths[path]?.[method]?.responses["200"].content ?? {};
    look({ name }, Object.values(content)[0]?.schema, name);
  }
  return wrong;
}

export const agreement = {
  async "the types of the console are what the OpenAPI document says"({ sluice }) {
    const source = readFileSync(join(import.meta.dirname, "../src/api/types.ts"), "utf8");
    const document = await sluice.admin("openapi");
    assert.deepEqual(strange(interfaces(source), document), []);
    assert.deepEqual(strange(interfaces(source.replace("spent_micros_hour: Num", "spent_micros_day: Num").replace("streams_open: number", "streams_open: string")), document),
      ["Overview.streams_open: a string here, integer there", "Overview.spent_micros_day: the document has none"]);
  },
};
