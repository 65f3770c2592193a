"""Every preset before aimock: an answer, a stream, tool calls and an error, and what aimock's journal says came of each: where,
with which credential, and for OpenAI-shaped ones the body, which may differ from what was sent by declared rules alone."""
import json
from urllib.parse import urlsplit

from codecs_chats import FORCED, LOOK, NARROW, SCHEMA, WIDE
from kit.declared import PRESETS, Declared
from kit.http import call
from kit.report import equal, true

KEY = "test-key-of-the-gateway"
# A model of each with rules of its own, where it has such.
MODELS = {
    "openai": "gpt-5.2", "azure-openai": "prod-gpt-4o", "xai": "grok-4.3", "mistral": "mistral-medium-latest",
    "deepseek": "deepseek-next", "upstage": "solar-pro4", "moonshot": "kimi-k2.6", "dashscope": "qwen3.5-plus",
    "inception": "mercury-2", "01ai": "yi-lightning", "friendli": "LGAI-EXAONE/K-EXAONE-236B-A23B",
    "cohere-compat": "command-a-03-2025", "gemini-compat": "gemini-2.5-pro", "openrouter": "openai/gpt-5.2",
    "groq": "openai/gpt-oss-120b", "together": "Qwen/Qwen3-235B-A22B", "ollama": "qwen3:8b", "vllm": "Qwen/Qwen3-32B",
    "sglang": "deepseek-ai/DeepSeek-V3.1", "llama.cpp": "gemma-4-31b-it", "tgi": "meta-llama/Llama-3.1-8B-Instruct",
    "anthropic": "claude-sonnet-4-5", "gemini": "gemini-2.5-flash",
}
# Where customers have addresses of their own.
PATHS = {"azure-openai": "/openai/v1"}
CREDENTIALS = {"authorization", "api-key", "x-api-key", "x-goog-api-key"}
OUR_HEADERS = {"host", "content-type", "content-length", "accept", "user-agent", "x-request-id", "anthropic-version"}
NOT_OURS = {"x-stainless-lang": "js", "cookie": "a=b", "openai-organization": "org-1"}
CODECS = {
    "anthropic": ("x-api-key", "/messages", "/messages"),
    "gemini": ("x-goog-api-key", "/models/gemini-2.5-flash:generateContent",
               "/models/gemini-2.5-flash:streamGenerateContent?alt=sse"),
}


def alias(preset):
    return "p-" + preset.replace(".", "-")


def path(preset):
    return PATHS.get(preset) or urlsplit(PRESETS[preset].get("base-url", "http://own/v1")).path


def configuration(port):
    lines = ["providers:"]
    for preset in PRESETS:
        lines.append(f"  {alias(preset)}: {{ preset: {preset}, base-url: http://127.0.0.1:{port}{path(preset)}, api-key: {KEY} }}")
    lines.append("models:")
    for preset in PRESETS:
        lines.append(f"  {alias(preset)}: {{ provider: {alias(preset)}, upstream: '{MODELS[preset]}', price: {{ input: 1, output: 1 }} }}")
    return "\n".join(lines) + "\n"


def arrived(mock, preset, body):
    """The one call that came of it is what was declared."""
    entries = call(mock, "/journal", headers={"authorization": f"Bearer {KEY}"}).json()
    equal(len(entries), 1, "calls")
    headers = set(entries[0]["headers"])
    equal(headers - CREDENTIALS - OUR_HEADERS, set(), "headers that are not the gateway's")
    got = {name: value for name, value in entries[0]["body"].items() if not name.startswith("_")}
    if preset in CODECS:
        header, whole, streamed = CODECS[preset]
        equal(headers & CREDENTIALS, {header}, "credential")
        equal(entries[0]["path"], path(preset) + (streamed if body.get("stream") else whole), "path")
        equal((got["model"], body["messages"][-1] in got["messages"]), (MODELS[preset], True), f"model and last turn of {got}")
        return
    declared = Declared(preset, MODELS[preset])
    equal(headers & CREDENTIALS, {declared.last("auth", "authorization")}, "credential")
    equal(entries[0]["path"], path(preset) + "/chat/completions", "path")
    equal(declared.same(got), declared.same(declared.sent(body)), "body")
    ids = [each["id"] for turn in got["messages"] for each in turn.get("tool_calls") or []]
    true(declared.short(ids), f"ids that are too long: {ids}")


def asked(gateway, mock, preset, **members):
    call(mock, "/reset/journal", {}, headers={"authorization": f"Bearer {KEY}"}).body()
    body = {"model": alias(preset), **members}
    reply = call(gateway.url, "/chat/completions", body, headers=NOT_OURS)
    told = reply.body().decode()
    arrived(mock, preset, body)
    return reply, told


def answers(gateway, mock, preset, wide):
    told = json.loads(asked(gateway, mock, preset, **{"max_tokens": 100, **wide})[1])
    equal(told["choices"][0]["message"]["content"], "CANARY_OK", "content")
    equal((told["model"], told["usage"]["total_tokens"]), (alias(preset), 14), "model and usage")


def streams(gateway, mock, preset, wide):
    # Yi's takes no format: a chat that asks for one is refused.
    more = {"stream": True, **({} if preset == "01ai" else {"response_format": SCHEMA})}
    _, told = asked(gateway, mock, preset, **({"max_completion_tokens": 100} if wide is WIDE else {}), **wide, **more)
    events = [line[6:] for line in told.splitlines() if line.startswith("data: ")]
    equal(events[-1:], ["[DONE]"], f"end of {told}")
    deltas = [json.loads(each)["choices"][0]["delta"].get("content") or "" for each in events[:-1]]
    equal("".join(deltas), "CANARY_OK", "content")


def calls(gateway, mock, preset):
    turn = {"role": "user", "content": "two tools"}
    _, told = asked(gateway, mock, preset, messages=[turn], tools=[LOOK], tool_choice=FORCED, reasoning_effort="high")
    choice = json.loads(told)["choices"][0]
    cities = [json.loads(each["function"]["arguments"])["city"] for each in choice["message"]["tool_calls"]]
    equal((choice["finish_reason"], cities), ("tool_calls", ["Paris", "서울"]), "calls")


def refuses(gateway, mock, preset):
    reply, told = asked(gateway, mock, preset, messages=[{"role": "user", "content": "be refused"}])
    equal((reply.status, json.loads(told)["error"]["message"]), (400, "no such thing"), "error")


def check(report, gateway, mock):
    equal(set(PRESETS), set(MODELS), "presets with a model here")
    for preset in PRESETS:
        wide = NARROW if preset in CODECS else WIDE
        report.check(f"{preset} answers", answers, gateway, mock, preset, wide)
        report.check(f"{preset} streams", streams, gateway, mock, preset, wide)
        report.check(f"{preset} calls tools", calls, gateway, mock, preset)
        report.check(f"{preset} refuses", refuses, gateway, mock, preset)
