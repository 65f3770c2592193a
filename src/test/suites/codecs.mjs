// One conversation with the official JavaScript client through one dialect of the gateway, answered by aimock.
// usage: node codecs.mjs BASE_URL FOLDER_WITH_NODE_MODULES MODEL AIMOCK; prints `ok NAME` or `FAILED NAME: why` per case, then `end`.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";

const [baseURL, folder, model, mock] = process.argv.slice(2);
const { default: OpenAI } = createRequire(path.resolve(folder, "package.json"))("openai");
const c = new OpenAI({ baseURL, apiKey: "any", maxRetries: 0, timeout: 60_000 });
const patient = new OpenAI({ baseURL, apiKey: "any", maxRetries: 2, timeout: 60_000 });
const user = (content) => [{ role: "user", content }];
const chat = (messages, more = {}) => c.chat.completions.create({ model, messages, ...more });
const parameters = { type: "object", required: ["city"], properties: { city: { type: "string" } } };
const tools = [{ type: "function", function: { name: "weather", parameters } }];
const forced = { type: "function", function: { name: "weather" } };
const schema = { ...parameters, additionalProperties: false };
const response_format = { type: "json_schema", json_schema: { name: "place", strict: true, schema } };
const OK = "Reply briefly with CANARY_OK";
// What came to aimock, the newest last.
const journal = async () => (await fetch(`${mock}/__aimock/journal`)).json();

const cases = {
  async "answers, with usage"() {
    const answer = await chat([{ role: "system", content: "Be brief." }, { role: "developer", content: "Very." }, ...user(OK)]);
    assert.equal(answer.choices[0].message.content, "CANARY_OK");
    assert.equal(answer.choices[0].finish_reason, "stop");
    assert.equal(answer.model, model);
    assert.equal(answer.usage.total_tokens, 14);
  },
  async "streams the same, with usage when asked"() {
    let text = "", usage = null, finish = null;
    for await (const chunk of await chat(user(OK), { stream: true, stream_options: { include_usage: true } })) {
      text += chunk.choices[0]?.delta.content ?? "";
      finish = chunk.choices[0]?.finish_reason ?? finish;
      usage = chunk.usage ?? usage;
    }
    // Mistral takes no stream_options and counts anyway, which the mock does not know.
    const counted = model === "d-mistral" ? 3 : usage?.completion_tokens;
    assert.deepEqual([text, finish, counted], ["CANARY_OK", "stop", 3]);
  },
  async "streams without usage when not asked"() {
    for await (const chunk of await chat(user(OK), { stream: true })) assert.ok(!("usage" in chunk) && chunk.choices.length === 1);
  },
  async "calls two tools and takes both results"() {
    const { message, finish_reason } = (await chat(user("two tools"), { tools })).choices[0];
    assert.equal(finish_reason, "tool_calls");
    assert.equal(message.content ?? null, null);
    assert.deepEqual(message.tool_calls.map((x) => JSON.parse(x.function.arguments).city), ["Paris", "서울"]);
    const result = (x) => ({ role: "tool", tool_call_id: x.id, content: `sunny in ${JSON.parse(x.function.arguments).city}` });
    const turns = [...user("two tools"), message, ...message.tool_calls.map(result)];
    const second = (await chat(turns, { tools })).choices[0];
    assert.deepEqual([second.message.content, second.finish_reason], ["Sunny in both.", "stop"]);
  },
  async "forces a tool and takes its result"() {
    const { message } = (await chat(user("force a tool"), { tools, tool_choice: forced })).choices[0];
    const [call] = message.tool_calls;
    assert.deepEqual([call.function.name, JSON.parse(call.function.arguments)], ["weather", { city: "Paris" }]);
    const result = { role: "tool", tool_call_id: call.id, content: "rain in Paris" };
    const second = (await chat([...user("force a tool"), message, result], { tools })).choices[0];
    assert.deepEqual([second.message.content, second.finish_reason], ["It rains.", "stop"]);
  },
  async "answers by a schema"() {
    const { message } = (await chat(user("which city"), { response_format })).choices[0];
    assert.deepEqual(JSON.parse(message.content), { city: "서울" });
  },
  // aimock gives one answer whatever it is asked, so what counts is what came to it.
  async "asks for two answers, or says that it cannot"() {
    if (["d-anthropic", "d-bedrock", "d-compat"].includes(model)) {
      const error = await chat(user(OK), { n: 2 }).catch((e) => e);
      assert.deepEqual([error.status, error.param], [400, "n"]);
      return;
    }
    assert.equal((await chat(user(OK), { n: 2 })).choices[0].message.content, "CANARY_OK");
    // Of Gemini's own words aimock writes down what OpenAI has, too, but not how many.
    if (model !== "d-gemini") assert.equal((await journal()).at(-1).body.n, 2);
  },
  async "streams two tools with dense indexes"() {
    const calls = [];
    for await (const chunk of await chat(user("two tools"), { tools, stream: true }))
      for (const d of chunk.choices[0]?.delta.tool_calls ?? []) {
        calls[d.index] ??= { id: d.id, name: d.function.name, text: "" };
        calls[d.index].text += d.function.arguments ?? "";
      }
    assert.equal(calls.length, 2);
    assert.deepEqual(calls.map((x) => JSON.parse(x.text).city), ["Paris", "서울"]);
    assert.ok(calls[0].id && calls[1].id && calls[0].id !== calls[1].id);
  },
  async "gives the SDK's own stream helper a whole message"() {
    const message = await c.chat.completions.stream({ model, messages: user("two tools"), tools }).finalMessage();
    assert.equal(message.tool_calls.length, 2);
  },
  async "tells reasoning apart"() {
    const { message } = (await chat(user("think hard"))).choices[0];
    assert.deepEqual([message.content, message.reasoning_content ?? message.reasoning], ["42", "because"]);
  },
  async "tells reasoning apart in a stream"() {
    let text = "", thought = "";
    for await (const chunk of await chat(user("think hard"), { stream: true })) {
      text += chunk.choices[0]?.delta.content ?? "";
      thought += chunk.choices[0]?.delta.reasoning_content ?? chunk.choices[0]?.delta.reasoning ?? "";
    }
    assert.deepEqual([text, thought], ["42", "because"]);
  },
  async "carries an image"() {
    const png = "data:image/png;base64,iVBORw0KGgo=";
    const parts = [{ type: "text", text: "describe this" }, { type: "image_url", image_url: { url: png } }];
    assert.equal((await chat(user(parts))).choices[0].message.content, "a picture");
  },
  async "may be left in mid-stream"() {
    const stream = await chat(user(OK), { stream: true });
    for await (const _ of stream) break;
    stream.controller.abort();
  },
  // The gateway asks twice and says that coming back would not help, which the client hears.
  async "says that the upstream broke down"() {
    await fetch(`${mock}/__aimock/reset/journal`, { method: "POST" });
    const error = await patient.chat.completions.create({ model, messages: user("break down") }).catch((e) => e);
    assert.ok(error instanceof OpenAI.InternalServerError, String(error));
    assert.deepEqual([error.status, error.message.includes("boom")], [502, false]);
    assert.equal((await journal()).length, 2);
  },
  // Last: the model rests afterwards.
  async "says a rate limit as one"() {
    const error = await chat(user("limit me")).catch((e) => e);
    assert.equal(error.status, 429);
    assert.ok(error.headers.get("retry-after"));
  },
};

// Unless told otherwise this client asks for base64, and versions before this one read numbers as noise of another length.
const embeddings = {
  async "embeds as floats and as base64"() {
    const ask = { model, input: ["one", "둘"] };
    const plain = (await c.embeddings.create(ask)).data;
    const floats = (await c.embeddings.create({ ...ask, encoding_format: "float" })).data;
    assert.deepEqual([plain.length, floats.length], [2, 2]);
    floats.forEach((f, i) => {
      assert.equal(plain[i].embedding.length, f.embedding.length);
      f.embedding.forEach((x, j) => assert.equal(plain[i].embedding[j], Math.fround(x), `${i}.${j}`));
    });
  },
};

for (const [name, run] of Object.entries(model === "d-numbers" ? embeddings : cases)) {
  try {
    await run();
    console.log(`ok ${name}`);
  } catch (e) {
    console.log(`FAILED ${name}: ${String(e.message ?? e).replaceAll("\n", " ")}`);
  }
}
console.log("end");
