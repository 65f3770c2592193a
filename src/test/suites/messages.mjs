// One conversation with Anthropic's official JavaScript client through one dialect of the gateway, answered by aimock.
// usage: node messages.mjs ROOT_URL FOLDER_WITH_NODE_MODULES MODEL; prints `ok NAME` or `FAILED NAME: why` per case, then `end`.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";

const [baseURL, folder, model] = process.argv.slice(2);
const { default: Anthropic } = createRequire(path.resolve(folder, "package.json"))("@anthropic-ai/sdk");
const c = new Anthropic({ baseURL, apiKey: "any", maxRetries: 0, timeout: 60_000 });
const user = (content) => [{ role: "user", content }];
const ask = (messages, more = {}) => c.messages.create({ model, max_tokens: 4000, messages, ...more });
const streamed = (messages, more = {}) => c.messages.stream({ model, max_tokens: 4000, messages, ...more }).finalMessage();
const tools = [{ name: "weather", input_schema: { type: "object", properties: { city: { type: "string" } } } }];
const OK = "Reply briefly with CANARY_OK";

const cases = {
  async "answers, with usage"() {
    const answer = await ask(user(OK), { system: "Be brief." });
    assert.deepEqual([answer.content.map((x) => x.text), answer.stop_reason, answer.model], [["CANARY_OK"], "end_turn", model]);
    assert.deepEqual([answer.usage.input_tokens, answer.usage.output_tokens], [11, 3]);
    assert.ok(answer._request_id);
  },
  async "streams the same, with usage"() {
    const answer = await streamed(user(OK));
    assert.deepEqual([answer.content.map((x) => x.text), answer.stop_reason], [["CANARY_OK"], "end_turn"]);
    // Mistral takes no stream_options and counts anyway, which the mock does not know.
    if (model !== "d-mistral") assert.equal(answer.usage.output_tokens, 3);
  },
  async "calls two tools and takes both results"() {
    const { content, stop_reason } = await ask(user("two tools"), { tools });
    const calls = content.filter((x) => x.type === "tool_use");
    assert.deepEqual([stop_reason, calls.map((x) => x.input.city)], ["tool_use", ["Paris", "서울"]]);
    const results = calls.map((x) => ({ type: "tool_result", tool_use_id: x.id, content: `sunny in ${x.input.city}` }));
    const turns = [...user("two tools"), { role: "assistant", content }, ...user(results)];
    const second = await ask(turns, { tools });
    assert.deepEqual([second.content.map((x) => x.text), second.stop_reason], [["Sunny in both."], "end_turn"]);
  },
  async "streams two tools, one block after the other"() {
    let open = -1, next = 0;
    for await (const event of await ask(user("two tools"), { tools, stream: true })) {
      if (event.type === "content_block_start") assert.deepEqual([open, event.index], [-1, (open = next++)]);
      if (event.type === "content_block_delta") assert.equal(event.index, open);
      if (event.type === "content_block_stop") assert.equal(event.index, open), (open = -1);
    }
    const calls = (await streamed(user("two tools"), { tools })).content.filter((x) => x.type === "tool_use");
    assert.deepEqual(calls.map((x) => x.input.city), ["Paris", "서울"]);
    assert.ok(calls[0].id !== calls[1].id);
  },
  async "carries an image"() {
    const image = { type: "image", source: { type: "base64", media_type: "image/png", data: "iVBORw0KGgo=" } };
    const answer = await ask(user([{ type: "text", text: "describe this" }, image]));
    assert.equal(answer.content[0].text, "a picture");
  },
  async "may be left in mid-stream"() {
    const stream = await ask(user(OK), { stream: true });
    for await (const _ of stream) break;
    stream.controller.abort();
  },
  // Last: the model rests afterwards.
  async "says a rate limit as one"() {
    const error = await ask(user("limit me")).catch((e) => e);
    assert.ok(error instanceof Anthropic.RateLimitError, String(error));
    assert.equal(error.error.error.type, "rate_limit_error");
    assert.ok(error.headers.get("retry-after") && error.requestID);
  },
};

for (const [name, run] of Object.entries(cases)) {
  try {
    await run();
    console.log(`ok ${name}`);
  } catch (e) {
    console.log(`FAILED ${name}: ${String(e.message ?? e).replaceAll("\n", " ")}`);
  }
}
console.log("end");
