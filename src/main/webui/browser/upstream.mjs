// A provider in this process: OpenAI's shape, words that are hostile to a page, and a pace of its own per model.
import { createServer } from "node:http";

export const HOSTILE = `<img src=x onerror="window.hurt='img'"><script>window.hurt='script'</script>[x](javascript:window.hurt='link') \u202Egnp.exe`;
const PACE = { quick: [20, 4], deep: [120, 12] };
const WORDS = "The sky is blue because air scatters short waves of light more than long ones. 하늘이 파란 까닭은 공기가 짧은 빛을 더 흩뜨리기 때문이다.".split(" ");

const rest = (ms) => new Promise((done) => setTimeout(done, ms));

async function answer(asked, response) {
  const [first, each] = PACE[asked.model] ?? PACE.quick;
  const text = JSON.stringify(asked.messages);
  if (text.includes("please fail")) {
    response.writeHead(500, { "content-type": "application/json" });
    return response.end(`{"error":{"message":"asked to fail","type":"server_error"}}`);
  }
  const words = text.includes("hostile") ? [HOSTILE] : WORDS;
  const usage = { prompt_tokens: Math.ceil(text.length / 4), completion_tokens: words.length, total_tokens: Math.ceil(text.length / 4) + words.length };
  await rest(first);
  if (!asked.stream) {
    await rest(each * words.length);
    response.writeHead(200, { "content-type": "application/json" });
    const message = { role: "assistant", content: words.join(" ") };
    return response.end(JSON.stringify({ id: "c1", object: "chat.completion", created: 1, model: asked.model, choices: [{ index: 0, message, finish_reason: "stop" }], usage }));
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const frame = (more) => response.write(`data: ${JSON.stringify({ id: "c1", object: "chat.completion.chunk", created: 1, model: asked.model, choices: [], ...more })}\n\n`);
  for (const word of words) {
    frame({ choices: [{ index: 0, delta: { content: `${word} ` }, finish_reason: null }] });
    await rest(each);
  }
  frame({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
  frame({ usage });
  response.end("data: [DONE]\n\n");
}

export async function upstream() {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => { body += part; });
    request.on("end", () => {
      if (request.method !== "POST") return response.writeHead(404).end();
      return answer(JSON.parse(body), response).catch(() => response.destroy());
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { port: server.address().port, close: () => { server.closeAllConnections(); server.close(); } };
}
