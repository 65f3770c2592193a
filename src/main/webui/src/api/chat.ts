// One streamed chat completion, as any caller makes it, by the port the console is on. Nothing of it is kept outside the page.

import { answered, writing } from "./client";

export interface Turn { role: "system" | "user" | "assistant"; content: string }

export const PLAYGROUND = "/admin/playground";

export interface Asked { key: string; model: string; tier: string; turns: Turn[] }

export interface Reply {
  text: string; thoughts: string; state: "waiting" | "streaming" | "done" | "stopped" | "cut" | "failed";
  error: string | null; requestId: string | null;
  decision: string | null; model: string | null; tier: string | null; because: string | null; complexity: string | null;
  firstMs: number | null; totalMs: number | null; outTokens: number | null; inTokens: number | null;
}

export const BLANK: Reply = {
  text: "", thoughts: "", state: "waiting", error: null, requestId: null, decision: null, model: null, tier: null, because: null,
  complexity: null, firstMs: null, totalMs: null, outTokens: null, inTokens: null,
};

interface Frame {
  choices?: { delta?: { content?: string | null; reasoning_content?: string | null; reasoning?: string | null } }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number } | null;
  error?: { message?: string };
}

/** The data of each event of a stream that may be cut anywhere; what is not ended by a blank line is handed back. */
export function frames(buffer: string): [string[], string] {
  const parts = buffer.replaceAll("\r\n", "\n").split("\n\n");
  const rest = parts.pop() ?? "";
  const data = parts.map((part) =>
    part.split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5).replace(/^ /, "")).join("\n"));
  return [data.filter(Boolean), rest];
}

export async function chat(asked: Asked, signal: AbortSignal, tell: (reply: Reply) => void, clock: () => number = () => performance.now()) {
  const begun = clock();
  let reply = BLANK;
  const say = (next: Partial<Reply>) => tell((reply = { ...reply, ...next }));
  say({});
  try {
    const answer = await fetch(`${PLAYGROUND}/chat/completions`, { method: "POST", signal, headers: head(asked), body: body(asked) });
    const header = (name: string) => answer.headers.get(name);
    say({
      requestId: header("x-request-id"), decision: header("x-sluice-decision"), model: header("x-sluice-model"), tier: header("x-sluice-tier"),
      because: header("x-sluice-because"), complexity: header("x-sluice-complexity"),
    });
    answered(answer.status);
    if (!answer.ok || !answer.body) return say({ state: "failed", error: await complaint(answer), totalMs: clock() - begun });
    let ended = false;
    let rest = "";
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const [data, left] = frames(rest + value);
      rest = left;
      for (const one of data) {
        if (one === "[DONE]") ended = true;
        else say(take(reply, JSON.parse(one) as Frame, clock() - begun));
      }
    }
    const failed = reply.state === "failed";
    say({ state: failed ? "failed" : ended ? "done" : "cut", totalMs: clock() - begun });
  } catch (why) {
    const stopped = signal.aborted;
    say({ state: stopped ? "stopped" : "failed", error: stopped ? null : String(why instanceof Error ? why.message : why), totalMs: clock() - begun });
  }
}

function take(reply: Reply, frame: Frame, ms: number): Partial<Reply> {
  if (frame.error) return { state: "failed", error: frame.error.message ?? "error" };
  const delta = frame.choices?.[0]?.delta;
  const text = delta?.content ?? "";
  const thought = delta?.reasoning_content ?? delta?.reasoning ?? "";
  return {
    state: "streaming",
    ...(text ? { text: reply.text + text } : {}),
    ...(thought ? { thoughts: reply.thoughts + thought } : {}),
    ...((text || thought) && reply.firstMs === null ? { firstMs: ms } : {}),
    ...(frame.usage ? { inTokens: frame.usage.prompt_tokens ?? null, outTokens: frame.usage.completion_tokens ?? null } : {}),
  };
}

function head({ key, tier }: Asked): Record<string, string> {
  return {
    "content-type": "application/json",
    ...writing(),
    ...as(key),
    ...(tier ? { "x-sluice-tier": tier } : {}),
  };
}

/** As whom: the operator's own credential is another. */
export const as = (key: string): Record<string, string> => (key ? { "x-api-key": key } : {});

const body = ({ model, turns }: Asked) => JSON.stringify({ model, stream: true, stream_options: { include_usage: true }, messages: turns });

async function complaint(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    return (JSON.parse(text) as { error?: { message?: string } }).error?.message ?? `${answer.status}`;
  } catch {
    return `${answer.status} ${text.slice(0, 300)}`.trim();
  }
}

/** After the first token: what came, by the time it took. */
export function tokensPerSecond(reply: Reply): number | null {
  if (reply.outTokens === null || reply.totalMs === null || reply.firstMs === null) return null;
  const seconds = (reply.totalMs - reply.firstMs) / 1000;
  return seconds > 0 ? reply.outTokens / seconds : null;
}
