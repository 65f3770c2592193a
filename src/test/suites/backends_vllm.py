"""vLLM: its tools, its reasoning field, its cached tokens, its errors and its ways to die."""
import json
import pathlib
from types import SimpleNamespace

from backends_codec import CODEC, NAMED, WEATHER
from backends_common import (COMMON, PRICES, ask, chat, fails_over_from_a_dead_server, kill, said, stream,
                             tells_that_the_server_died_in_mid_stream)
from backends_messages import MESSAGES
from kit.account import counted
from kit.gateway import Gateway
from kit.http import call
from kit.report import equal, true

CONFIG = """
providers:
  gpu:
    dialect: openai
    engine: vllm
    base-url: URL/v1
    residency: self-hosted
    timeouts: { connect: 1s, first-byte: 1500ms, first-token: 3s, idle: 5s, total: 60s }
  own: { dialect: anthropic, engine: vllm, base-url: URL/v1, residency: self-hosted }
  hosted: { dialect: openai, base-url: URL/v1, residency: external }
models:
  fast:     { provider: gpu, upstream: tiny, tier: fast, price: { input: 2, cached-input: 0.5, output: 8 },
              patch: { chat_template_kwargs: { enable_thinking: false } } }
  thinking: { provider: gpu, upstream: tiny, tier: reasoning, price: { input: 2, cached-input: 0.5, output: 8 },
              patch: { reasoning_effort: high } }
  template: { provider: gpu, upstream: tiny, tier: reasoning, patch: { chat_template_kwargs: { enable_thinking: true } } }
  missing:  { provider: gpu, upstream: secret-name-of-ours }
  messages: { provider: own, upstream: tiny, price: { input: 2, cached-input: 0.5, output: 8 } }
  # What turns on thinking here is the template; `thinking` alone leaves it as it is.
  thoughtful: { provider: own, upstream: tiny, patch: { thinking: { type: enabled, budget_tokens: 1024 }, chat_template_kwargs: { enable_thinking: true } } }
  distant:  { provider: hosted, upstream: tiny }
pools:
  safe: [ fast, sim-fast ]
routes:
  auto: { fast: fast, reasoning: thinking }
  safe: { fast: safe, reasoning: safe }
teams:
  default: {}
"""


def run(report, start):
    server = start()
    gateway = Gateway({"all.yaml": CONFIG.replace("URL", server.url)})
    b = SimpleNamespace(gateway=gateway, server=server, running="vllm:num_requests_running", long="count",
                        endless=3000)
    for test in OWN + MESSAGES + CODEC + COMMON:
        report.check(f"vllm {test.__name__}", test, b)
    report.check("vllm engine killed in mid-stream", tells_that_the_server_died_in_mid_stream, b,
                 lambda: kill(engine(server.pid)))
    report.check("vllm engine dead", fails_over_from_a_dead_server, b)
    gateway.stop()
    server.stop()


def engine(pid):
    """The process of the group that generates; the one with the port only talks to it."""
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            group = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[2])
            if group == pid and b"EngineCore" in (folder / "cmdline").read_bytes():
                return int(folder.name)
        except (FileNotFoundError, ProcessLookupError):
            continue
    raise AssertionError("vLLM has no engine process")


def calls_a_tool(b, choice):
    reply, answer = chat(b, tools=[WEATHER], tool_choice=choice)
    message = answer["choices"][0]["message"]
    function = message["tool_calls"][0]["function"]
    equal(function["name"], "get_weather")
    true(isinstance(json.loads(function["arguments"])["city"], str), function["arguments"])
    turn = [*ask()["messages"], message,
            {"role": "tool", "tool_call_id": message["tool_calls"][0]["id"], "content": "sunny"}]
    _, second = chat(b, messages=turn, tools=[WEATHER])
    equal(second["choices"][0]["finish_reason"], "stop", "finish of the second turn")
    counted(b.gateway, reply.id, answer["usage"], PRICES)
    return answer


def calls_a_tool_by_itself(b):
    equal(calls_a_tool(b, "auto")["choices"][0]["finish_reason"], "tool_calls")


def calls_a_named_tool(b):
    calls_a_tool(b, NAMED)


def streams_a_tool_call(b):
    for choice in ("auto", NAMED):
        _, frames = stream(b, tools=[WEATHER], tool_choice=choice)
        calls = [call for frame in frames for c in frame["choices"] for call in c["delta"].get("tool_calls") or []]
        equal(calls[0]["function"]["name"], "get_weather")
        arguments = "".join(call["function"].get("arguments") or "" for call in calls)
        true(isinstance(json.loads(arguments)["city"], str), arguments)


def reasons(b):
    for model in ("thinking", "template"):
        reply, answer = chat(b, model=model)
        message = answer["choices"][0]["message"]
        true("look at the question" in message["reasoning"], f"{model} did not reason: {message}")
        true("scripted answer" in message["content"], f"no content: {message}")
        counted(b.gateway, reply.id, answer["usage"])
        true(b.gateway.line(reply.id)["reasoning_tokens"] > 0, "no reasoning tokens")
    _, frames = stream(b, model="thinking")
    thought = "".join(c["delta"].get("reasoning") or "" for f in frames for c in f["choices"])
    true("look at the question" in thought and "scripted answer" in said(frames), thought)


def does_not_reason_on_the_fast_tier(b):
    for effort, model, thinks in (("none", "fast", False), ("high", "thinking", True)):
        reply, answer = chat(b, model="auto", reasoning_effort=effort)
        equal(reply.headers["x-sluice-model"], model)
        equal(bool(answer["choices"][0]["message"].get("reasoning")), thinks, f"reasoning with effort {effort}")


def counts_cached_tokens(b):
    text = "the same long beginning of a prompt, " * 20
    chat(b, text=text)
    reply, answer = chat(b, text=text)
    true(answer["usage"]["prompt_tokens_details"]["cached_tokens"] >= 128, f"nothing cached: {answer['usage']}")
    counted(b.gateway, reply.id, answer["usage"], PRICES)
    reply, frames = stream(b, text=text, stream_options={"include_usage": True})
    true(frames[-1]["usage"]["prompt_tokens_details"]["cached_tokens"] >= 128, "nothing cached in the stream")
    counted(b.gateway, reply.id, frames[-1]["usage"], PRICES)


def completes_a_prompt(b):
    reply = call(b.gateway.url, "/completions", {"model": "fast", "prompt": "x", "max_tokens": 9, "temperature": 0})
    answer = reply.json()
    equal(reply.status, 200, str(answer))
    equal(answer["usage"]["completion_tokens"], 9)
    counted(b.gateway, reply.id, answer["usage"], PRICES)


def hides_what_an_unknown_model_is_upstream(b):
    for streamed in (False, True):
        reply = call(b.gateway.url, "/chat/completions", ask(model="missing", stream=streamed))
        body = reply.body().decode()
        equal((reply.status, json.loads(body)["error"]["type"]), (502, "server_error"), body)
        leaked = [name for name in ("secret-name-of-ours", "tiny", b.server.url) if name in body + str(reply.headers)]
        equal(leaked, [], "names of the upstream in the answer")


def passes_on_the_words_of_a_bad_request(b):
    reply = call(b.gateway.url, "/chat/completions", ask(temperature=1, top_logprobs=21, logprobs=True))
    error = reply.json()["error"]
    equal((reply.status, sorted(error)), (400, ["code", "message", "param", "type"]), str(error))
    true(error["code"] is None or isinstance(error["code"], str), f"code is {error['code']!r}")


def speaks_http_1_to_a_provider_declared_external(b):
    chat(b, model="distant")


OWN = [calls_a_tool_by_itself, calls_a_named_tool, streams_a_tool_call, reasons, does_not_reason_on_the_fast_tier,
       counts_cached_tokens, completes_a_prompt, hides_what_an_unknown_model_is_upstream,
       passes_on_the_words_of_a_bad_request, speaks_http_1_to_a_provider_declared_external]
