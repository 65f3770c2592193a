"""What must hold in front of any real server. `b` is a Bench: gateway, server, and what differs between servers."""
import json
import os
import re
import signal
import time
import urllib.request

import jsonschema
from kit.account import counted
from kit.http import call
from kit.process import answers, until
from kit.report import equal, true

PRICES = (2, 0.5, 8)  # micro-USD a token: input, cached, output; as in the configuration
FORM = {"type": "object", "additionalProperties": False, "required": ["name", "done"],
        "properties": {"name": {"type": "string", "maxLength": 12}, "done": {"type": "boolean"}}}


def ask(text="hi", **more):
    return {"model": "fast", "messages": [{"role": "user", "content": text}], "temperature": 0, "max_tokens": 40, **more}


def chat(b, **more):
    reply = call(b.gateway.url, "/chat/completions", ask(**more))
    answer = reply.json()
    equal(reply.status, 200, f"status of {answer}")
    return reply, answer


def stream(b, **more):
    """The reply and its parsed frames; what ends the stream is judged here."""
    reply = call(b.gateway.url, "/chat/completions", ask(stream=True, **more))
    equal(reply.status, 200, "status")
    events = list(reply.events())
    equal([kind for _, kind, _ in events], ["data"] * len(events), "kinds of events")
    equal([data for _, _, data in events].index("[DONE]"), len(events) - 1, "place of [DONE]")
    return reply, [json.loads(data) for _, _, data in events[:-1]]


def said(frames, index=0):
    return "".join(choice["delta"].get("content") or ""
                   for frame in frames for choice in frame["choices"] if choice["index"] == index)


def running(b):
    with urllib.request.urlopen(b.server.url + "/metrics", timeout=5) as answer:
        found = re.findall(rf"^{b.running}(?:\{{.*\}})? ([0-9.e+]+)$", answer.read().decode(), re.M)
    equal(len(found), 1, f"series of {b.running}")
    return float(found[0])


def answers_whole(b):
    reply, answer = chat(b)
    true(answer["choices"][0]["message"]["content"], "the answer is empty")
    equal(answer["model"], "fast", "the model's name in the answer")
    counted(b.gateway, reply.id, answer["usage"], PRICES, model="fast", stream=False, status="2xx", attempts=1)


def streams_the_same_text(b):
    _, answer = chat(b)
    reply, frames = stream(b, stream_options={"include_usage": True})
    equal(said(frames), answer["choices"][0]["message"]["content"])
    equal({frame["model"] for frame in frames}, {"fast"}, "the model's name in the frames")
    equal((frames[-1]["choices"], [f for f in frames[:-1] if f.get("usage")]), ([], []), "where usage stands")
    counted(b.gateway, reply.id, frames[-1]["usage"], PRICES, stream=True, status="2xx")


def counts_a_stream_whose_usage_nobody_asked_for(b):
    _, answer = chat(b)
    reply, frames = stream(b)
    true(all("usage" not in frame and frame["choices"] for frame in frames), "a usage that was not asked for")
    line = b.gateway.line(reply.id)
    equal((line["in_tokens"], line["out_tokens"]),
          (answer["usage"]["prompt_tokens"], answer["usage"]["completion_tokens"]), "input, output tokens")


def answers_by_a_schema(b):
    form = {"type": "json_schema", "json_schema": {"name": "task", "strict": True, "schema": FORM}}
    _, answer = chat(b, response_format=form, max_tokens=60)
    jsonschema.validate(json.loads(answer["choices"][0]["message"]["content"]), FORM)
    _, frames = stream(b, response_format=form, max_tokens=60)
    jsonschema.validate(json.loads(said(frames)), FORM)


def gives_two_choices(b):
    reply, answer = chat(b, n=2, temperature=1)
    equal([choice["index"] for choice in answer["choices"]], [0, 1])
    counted(b.gateway, reply.id, answer["usage"], PRICES)
    _, frames = stream(b, n=2, temperature=1)
    for index in (0, 1):
        true(said(frames, index), f"choice {index} is empty")


def ends_at_the_token_limit(b):
    reply, answer = chat(b, text=b.long, max_tokens=7)
    equal((answer["choices"][0]["finish_reason"], answer["usage"]["completion_tokens"]), ("length", 7))
    counted(b.gateway, reply.id, answer["usage"], PRICES)


def says_that_a_prompt_is_too_long(b):
    for streamed in (False, True):
        reply = call(b.gateway.url, "/chat/completions", ask("much too long " * 2000, stream=streamed))
        answer = reply.json()
        equal((reply.status, answer["error"]["code"]), (400, "context_length_exceeded"), str(answer))
        line = b.gateway.line(reply.id)
        equal((line["ended_by"], line["error"]), ("refusal", "invalid_request"), "ended_by, error")


def survives_the_idle_time_of_the_server(b):
    """The server closes what is idle for 5 s; what the pool still holds then must cost no call."""
    for pause in (4.9, 5.3):
        chat(b)
        time.sleep(pause)
        reply, _ = chat(b)
        true(reply.headers["x-sluice-attempts"] in ("1", "2"), "attempts")


def stops_generating_when_the_caller_leaves(b):
    reply = call(b.gateway.url, "/chat/completions", ask(b.long, stream=True, max_tokens=b.endless))
    events = reply.events()
    for _ in range(4):
        next(events)
    equal(running(b), 1.0, "requests running")
    reply.leave()
    until(lambda: running(b) == 0, 5, "no request running after the caller left")
    line = b.gateway.line(reply.id)
    equal((line["ended_by"], line["error"]), ("client", "client_closed"), "ended_by, error")


def gives_up_on_a_stopped_server(b):
    """It accepts connections and says nothing: only the first-byte limit ends that."""
    b.server.signal(signal.SIGSTOP)
    try:
        begun = time.monotonic()
        reply = call(b.gateway.url, "/chat/completions", ask(stream=True))
        took = time.monotonic() - begun
        error = reply.json()["error"]
        equal((reply.status, error["code"]), (504, "upstream_timeout"), str(error))
        true(1.5 <= took <= 4, f"it took {took:.1f} s with a limit of 1.5 s")
        line = b.gateway.line(reply.id)
        equal((line["ended_by"], line["error"], line["out_tokens"], line["estimated"]),
              ("failure", "upstream_timeout", 0, True))
        true(line["in_tokens"] > 0 and line["cost_micros"] > 0, f"a prompt that the server had is free: {line}")
    finally:
        b.server.signal(signal.SIGCONT)


def fails_over_from_a_stopped_server(b):
    b.server.signal(signal.SIGSTOP)
    try:
        reply, frames = stream(b, model="safe")
        true("simulated by sim-fast" in said(frames), "the answer is not the other model's")
        line = b.gateway.line(reply.id)
        equal((line["model"], line["attempts"], line["ended_by"]), ("sim-fast", 2, "end"))
        equal(reply.headers["x-sluice-model"], "sim-fast")
    finally:
        b.server.signal(signal.SIGCONT)
    # It still has what it was sent while it stood: the next call would wait for that.
    until(lambda: answers(b.server.url + "/health") and running(b) == 0, 20, "the server to go on, and to be idle")


def tells_that_the_server_died_in_mid_stream(b, kill):
    """An error event and no [DONE]: half an answer must not look whole."""
    reply = call(b.gateway.url, "/chat/completions", ask(b.long, stream=True, max_tokens=b.endless))
    equal(reply.status, 200, "status")
    kinds = []
    for number, (_, kind, data) in enumerate(reply.events()):
        kinds.append(kind)
        last = data
        if number == 3:
            kill()
    true("[DONE]" not in last and kinds.count("error") <= 1, f"the stream ended as if whole: {last}")
    error = json.loads(last)["error"]
    true(error["message"] and "127.0.0.1" not in error["message"], str(error))
    line = b.gateway.line(reply.id)
    equal((line["ended_by"], line["error"]), ("interrupted", "stream_interrupted"), "ended_by, error")


def fails_over_from_a_dead_server(b):
    reply, frames = stream(b, model="safe")
    true("simulated by sim-fast" in said(frames), "the answer is not the other model's")
    equal(b.gateway.line(reply.id)["model"], "sim-fast")


def kill(pid):
    os.kill(pid, signal.SIGKILL)


COMMON = [answers_whole, streams_the_same_text, counts_a_stream_whose_usage_nobody_asked_for, answers_by_a_schema,
          gives_two_choices, ends_at_the_token_limit, says_that_a_prompt_is_too_long,
          survives_the_idle_time_of_the_server, stops_generating_when_the_caller_leaves,
          gives_up_on_a_stopped_server, fails_over_from_a_stopped_server]
