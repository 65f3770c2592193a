"""Traffic that makes every event happen which a panel of the dashboards shows."""

import concurrent.futures
import http.client
import json
import time

EASY = "What is the capital of France?"
HARD = (
    "Prove step by step that there are infinitely many primes congruent to 3 modulo 4, then derive the "
    "asymptotic density, compare two proofs, and implement an optimal segmented sieve with an analysis of its "
    "complexity and a formal argument that the implementation is correct."
)
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def configuration(upstream_port, dead_port):
    """The gateway's configuration: one model per kind of behaviour."""
    price = "price: { input: 1.25, cached-input: 0.125, output: 10 }"
    return f"""
providers:
  scripted:
    dialect: openai
    base-url: http://127.0.0.1:{upstream_port}/v1
    api-key: ${{SCRIPTED_KEY:unused}}
    residency: self-hosted
    timeouts: {{ connect: 300ms, first-byte: 600ms, first-token: 1s, idle: 1s, total: 20s }}
  dead:
    dialect: openai
    base-url: http://127.0.0.1:{dead_port}/v1
    api-key: ${{SCRIPTED_KEY:unused}}
    residency: self-hosted
    timeouts: {{ connect: 300ms }}
models:
  quick: {{ provider: scripted, upstream: ok, tier: fast, {price} }}
  thinker: {{ provider: scripted, upstream: thinks, tier: reasoning, {price} }}
  embedder: {{ provider: scripted, upstream: embeds, {price} }}
  slow: {{ provider: scripted, upstream: slow, {price} }}
  flaky: {{ provider: scripted, upstream: flaky, {price} }}
  broken: {{ provider: scripted, upstream: broken, {price} }}
  limited: {{ provider: scripted, upstream: limited, {price} }}
  silent: {{ provider: scripted, upstream: silent, {price} }}
  stalls: {{ provider: scripted, upstream: stalls, {price} }}
  blind: {{ provider: scripted, upstream: blind, modalities: [text], {price} }}
  sighted: {{ provider: scripted, upstream: sighted, modalities: [text, image], {price} }}
  unpriced: {{ provider: scripted, upstream: free }}
  gone: {{ provider: dead, upstream: gone, {price} }}
routes:
  auto: {{ fast: quick, reasoning: thinker }}
  spare: {{ fast: gone, reasoning: gone, fallback: [quick] }}
  late: {{ fast: silent, reasoning: silent, fallback: [quick] }}
  pictures: {{ fast: seeing, reasoning: seeing }}
pools:
  seeing: [blind, sighted]
teams:
  search:
    models: ["*"]
    rules:
      - name: fails at run time
        when: 10 / request.images > 100
        tier: fast
      - name: batch is quick
        when: '"batch" in request.tags'
        use: quick
"""


class Caller:
    def __init__(self, port):
        self.port = port
        self.statuses = {}

    def post(self, path, body, headers=None, leave_early=False):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", path, json.dumps(body), {"content-type": "application/json", **(headers or {})})
            response = connection.getresponse()
            self.statuses[response.status] = self.statuses.get(response.status, 0) + 1
            if leave_early:
                response.read1(64)
            else:
                response.read()
        except (OSError, http.client.HTTPException):
            self.statuses["broken off"] = self.statuses.get("broken off", 0) + 1
        finally:
            connection.close()

    def chat(self, model, stream=False, text=EASY, **more):
        content = more.pop("content", text)
        body = {"model": model, "stream": stream, "messages": [{"role": "user", "content": content}]}
        self.post("/v1/chat/completions", body, **more)

    def completion(self, model, stream=False):
        self.post("/v1/completions", {"model": model, "stream": stream, "prompt": EASY, "max_tokens": 20})

    def embedding(self, model):
        self.post("/v1/embeddings", {"model": model, "input": "a sentence"})


def one_round(caller):
    """One of everything."""
    image = [{"type": "text", "text": "what is this?"}, {"type": "image_url", "image_url": {"url": PIXEL}}]
    return [
        lambda: caller.chat("auto"),
        lambda: caller.chat("auto", stream=True),
        lambda: caller.chat("auto", stream=True, text=HARD),
        lambda: caller.chat("auto", stream=True, headers={"x-sluice-tier": "reasoning"}),
        lambda: caller.chat("auto", headers={"x-sluice-tags": "batch"}),
        lambda: caller.chat("quick", stream=True),
        lambda: caller.chat("thinker"),
        lambda: caller.completion("quick"),
        lambda: caller.completion("auto", stream=True),
        lambda: caller.embedding("embedder"),
        lambda: caller.chat("slow", stream=True),
        lambda: caller.chat("slow", stream=True, leave_early=True),
        lambda: caller.chat("flaky"),
        lambda: caller.chat("broken"),
        lambda: caller.chat("limited"),
        lambda: caller.chat("silent", stream=True),
        lambda: caller.chat("stalls", stream=True),
        lambda: caller.chat("late", headers={"x-sluice-deadline-ms": "300"}),
        lambda: caller.chat("spare"),
        lambda: caller.chat("spare", stream=True),
        lambda: caller.chat("pictures", content=image),
        lambda: caller.chat("unpriced"),
        lambda: caller.chat("no such model"),
        lambda: caller.post("/v1/chat/completions", {"messages": "not a list"}),
    ]


def drive(port, seconds):
    """Rounds without a pause; gives the count of answers by status."""
    caller = Caller(port)
    end = time.monotonic() + seconds
    with concurrent.futures.ThreadPoolExecutor(12) as pool:
        while time.monotonic() < end:
            for done in [pool.submit(call) for call in one_round(caller)]:
                done.result()
            time.sleep(0.3)
    return caller.statuses
