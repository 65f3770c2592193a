// What an application does with the official JavaScript client, against the simulated provider.
// usage: node sdk.mjs BASE_URL FOLDER_WITH_NODE_MODULES; prints `ok NAME` or `FAILED NAME: why` per case, then `end`.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";

const [baseURL, folder] = process.argv.slice(2);
const { default: OpenAI } = createRequire(path.resolve(folder, "package.json"))("openai");
const c = new OpenAI({ baseURL, apiKey: "any", maxRetries: 0, timeout: 60_000 });
const messages = [{ role: "user", content: "Say something short, 짧게." }];
const chat = (more = {}) => c.chat.completions.create({ model: "auto", messages, ...more });
const parameters = { type: "object", required: ["city"], properties: { city: { type: "string" } } };
const tools = [{ type: "function", function: { name: "weather", parameters } }];
const texts = async (stream, n = 1) => {
  const said = Array(n).fill("");
  for await (const chunk of stream) for (const x of chunk.choices) said[x.index] += x.delta?.content ?? x.text ?? "";
  return said;
};

async function twoTurns(tool_choice) {
  const { message } = (await chat({ tools, tool_choice })).choices[0];
  const call = message.tool_calls[0];
  assert.equal(call.function.name, "weather");
  assert.equal(typeof JSON.parse(call.function.arguments).city, "string");
  const result = { role: "tool", tool_call_id: call.id, content: "sunny" };
  const second = (await chat({ tools, messages: [...messages, message, result] })).choices[0];
  assert.match(second.message.content, /sunny/);
}

const cases = {
  async "lists and retrieves models"() {
    const names = [];
    for await (const model of c.models.list()) names.push(model.id);
    assert.ok(names.includes("auto") && names.includes("sim-embed"), names.join());
    assert.equal((await c.models.retrieve("sim-fast")).id, "sim-fast");
  },
  async "streams the same text"() {
    const answer = await chat();
    assert.ok(answer._request_id);
    assert.deepEqual(await texts(await chat({ stream: true })), [answer.choices[0].message.content]);
  },
  async "calls a forced tool and takes its result"() {
    await twoTurns({ type: "function", function: { name: "weather" } });
  },
  async "calls a tool by itself and takes its result"() {
    await twoTurns("auto");
  },
  async "runs its own tool loop"() {
    const weather = { ...tools[0].function, parse: JSON.parse, function: () => "sunny" };
    const run = c.chat.completions.runTools({ model: "auto", messages, tools: [{ type: "function", function: weather }] });
    assert.match(await run.finalContent(), /sunny/);
  },
  async "answers by a schema"() {
    const json_schema = { name: "place", strict: true, schema: { ...parameters, additionalProperties: false } };
    const answer = await chat({ response_format: { type: "json_schema", json_schema } });
    assert.deepEqual(Object.keys(JSON.parse(answer.choices[0].message.content)), ["city"]);
  },
  async "gives two choices, whole and streamed"() {
    const whole = (await chat({ n: 2 })).choices.map((x) => x.message.content);
    assert.deepEqual(await texts(await chat({ n: 2, stream: true }), 2), whole);
  },
  async "stops at a stop word and at the token limit"() {
    const count = [{ role: "user", content: "count to 500" }];
    const stopped = (await chat({ messages: count, stop: "7," })).choices[0];
    assert.equal(stopped.finish_reason, "stop");
    assert.ok(!stopped.message.content.includes("7"));
    const cut = await chat({ model: "sim-fast", messages: count, max_tokens: 5 });
    assert.deepEqual([cut.choices[0].finish_reason, cut.usage.completion_tokens], ["length", 5]);
  },
  async "streams usage only when asked"() {
    const asked = [];
    for await (const x of await chat({ stream: true, stream_options: { include_usage: true } })) asked.push(x);
    assert.ok(asked.at(-1).usage.completion_tokens > 0 && asked.at(-1).choices.length === 0);
    for await (const x of await chat({ stream: true })) assert.ok(!x.usage && x.choices.length > 0);
  },
  async "embeds as floats and as base64"() {
    const ask = { model: "sim-embed", input: ["one", "둘"] };
    const plain = (await c.embeddings.create(ask)).data;
    const floats = (await c.embeddings.create({ ...ask, encoding_format: "float" })).data;
    floats.forEach((f, i) =>
      f.embedding.forEach((x, j) => assert.ok(Math.abs(x - plain[i].embedding[j]) < 1e-6, `${i}.${j}`)));
  },
  async "completes a prompt"() {
    const ask = { model: "sim-fast", prompt: "Once upon" };
    const whole = (await c.completions.create(ask)).choices[0].text;
    assert.deepEqual(await texts(await c.completions.create({ ...ask, stream: true })), [whole]);
  },
  async "raises the right errors"() {
    await assert.rejects(chat({ model: "nope" }), (e) => e instanceof OpenAI.NotFoundError && e.code === "model_not_found");
    await assert.rejects(chat({ n: 0 }), (e) => e instanceof OpenAI.BadRequestError && e.param === "n");
  },
  async "leaves in mid-stream"() {
    const long = [{ role: "user", content: "count to 2000" }];
    const stream = await chat({ model: "sim-fast", messages: long, stream: true });
    let seen = 0;
    for await (const _ of stream) if (++seen === 5) stream.controller.abort();
    assert.ok(seen < 100, `${seen} chunks after the abort`);
  },
  async "sees the decision"() {
    const { response } = await chat().withResponse();
    for (const name of ["decision", "route", "model", "tier", "complexity", "because", "attempts"])
      assert.ok(response.headers.get(`x-sluice-${name}`), name);
  },
};

for (const [name, test] of Object.entries(cases)) {
  try {
    await test();
    console.log(`ok ${name}`);
  } catch (problem) {
    console.log(`FAILED ${name}: ${String(problem.message).replaceAll("\n", " ")}`);
  }
}
console.log("end");
