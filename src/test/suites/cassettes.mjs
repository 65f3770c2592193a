// (B10) Reads one stream with the official JavaScript client and prints its text as JSON.
// usage: node cassettes.mjs BASE_URL FOLDER_WITH_NODE_MODULES /chat/completions|/completions < REQUEST
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [baseURL, folder, endpoint] = process.argv.slice(2);
const { default: OpenAI } = createRequire(path.resolve(folder, "package.json"))("openai");
const client = new OpenAI({ baseURL, apiKey: "any", maxRetries: 0 });
const asked = JSON.parse(readFileSync(0, "utf8"));
const calls = endpoint === "/completions" ? client.completions : client.chat.completions;
let text = "";
for await (const chunk of await calls.create(asked))
  for (const choice of chunk.choices) text += choice.delta?.content ?? choice.text ?? "";
console.log(JSON.stringify(text));
