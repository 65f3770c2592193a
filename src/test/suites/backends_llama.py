"""llama.cpp: frames of one token each, errors without `param`, and a process that is gone at once."""
import json
from types import SimpleNamespace

from backends_common import (COMMON, PRICES, ask, chat, fails_over_from_a_dead_server, gives_two_choices, kill,
                             tells_that_the_server_died_in_mid_stream)
from kit.account import counted
from kit.gateway import Gateway
from kit.http import call
from kit.report import equal, true

CONFIG = """
providers:
  local:
    dialect: openai
    engine: llama.cpp
    base-url: URL/v1
    residency: self-hosted
    timeouts: { connect: 1s, first-byte: 1500ms, first-token: 3s, idle: 5s, total: 60s }
models:
  fast: { provider: local, upstream: smol, tier: fast, price: { input: 2, cached-input: 0.5, output: 8 } }
pools:
  safe: [ fast, sim-fast ]
routes:
  safe: { fast: safe, reasoning: safe }
teams:
  default: {}
"""


def run(report, start):
    server = start()
    gateway = Gateway({"all.yaml": CONFIG.replace("URL", server.url)})
    b = SimpleNamespace(gateway=gateway, server=server, running="llamacpp:requests_processing",
                        long="Write a very long story about a river.", endless=1500)
    for test in OWN + COMMON:
        report.check(f"llama {test.__name__}", test, b)
    report.check("llama server killed in mid-stream", tells_that_the_server_died_in_mid_stream, b,
                 lambda: kill(server.pid))
    report.check("llama server dead", fails_over_from_a_dead_server, b)
    gateway.stop()
    server.stop()


def forces_no_tool_but_passes_it(b):
    """This model's template does not obey `required`; what comes must still be an answer, and be counted."""
    tool = {"type": "function", "function": {"name": "now", "parameters": {"type": "object", "properties": {}}}}
    reply, answer = chat(b, tools=[tool], tool_choice="auto")
    true(answer["choices"][0]["finish_reason"] in ("stop", "length", "tool_calls"), str(answer["choices"][0]))
    counted(b.gateway, reply.id, answer["usage"], PRICES)


def keeps_fields_of_its_own(b):
    _, answer = chat(b)
    true("timings" in answer, "the upstream's own member is gone")


def takes_no_image_and_stays_in_rotation(b):
    """The server answers it with 500, which would count against its health."""
    image = {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}
    for _ in range(6):
        reply = call(b.gateway.url, "/chat/completions", ask(messages=[{"role": "user", "content": [image]}]))
        error = reply.json()["error"]
        equal((reply.status, "image input is not supported" in error["message"]), (400, True), str(error))
    reply, _ = chat(b, model="safe")
    equal(reply.headers["x-sluice-model"], "fast", "who answers afterwards")


def refuses_broken_json_before_the_server_sees_it(b):
    """The server answers it with 500, which would count against its health."""
    reply = call(b.gateway.url, "/chat/completions", b'{"model":"fast","messages":[')
    equal((reply.status, reply.json()["error"]["type"]), (400, "invalid_request_error"))


OWN = [forces_no_tool_but_passes_it, keeps_fields_of_its_own, refuses_broken_json_before_the_server_sees_it,
       takes_no_image_and_stays_in_rotation]
