"""Anthropic's Messages in front of a real vLLM: in its own words to its `/v1/messages`, and translated to its chats."""
import json

from kit.http import call
from kit.report import equal, true

LOOK = {"name": "get_weather", "input_schema": {"type": "object", "required": ["city"],
                                                "properties": {"city": {"type": "string"}}}}
MODELS = ("messages", "fast")


def ask(b, model, path="/messages", **more):
    body = {"model": model, "max_tokens": 40, "messages": [{"role": "user", "content": "hi"}], **more}
    return call(b.gateway.url, path, body)


def message(b, model, **more):
    reply = ask(b, model, **more)
    answer = reply.json()
    equal((reply.status, answer.get("type"), answer.get("model")), (200, "message", model), str(answer))
    return reply, answer


def events(b, model, **more):
    """The parsed events; that they come in order and one block after the other is judged here."""
    reply = ask(b, model, stream=True, **more)
    equal(reply.status, 200, "status")
    found = [(kind, json.loads(data)) for _, kind, data in reply.events()]
    equal([kind for kind, _ in found], [data["type"] for _, data in found], "names of events")
    kinds = [kind for kind, _ in found]
    equal((kinds[0], kinds[-2:]), ("message_start", ["message_delta", "message_stop"]), "first and last events")
    indexes = [data["index"] for kind, data in found if kind == "content_block_start"]
    equal(indexes, list(range(len(indexes))), "indexes of blocks")
    return reply, [data for _, data in found]


def text(blocks):
    return "".join(block["text"] for block in blocks if block["type"] == "text")


def answers_messages_whole_and_streamed(b):
    for model in MODELS:
        reply, answer = message(b, model, temperature=0)
        true(text(answer["content"]), "the answer is empty")
        line = b.gateway.line(reply.id)
        usage = answer["usage"]
        equal((line["in_tokens"], line["out_tokens"]),
              (usage["input_tokens"] + (usage.get("cache_read_input_tokens") or 0), usage["output_tokens"]), model)
        _, told = events(b, model, temperature=0)
        said = "".join(e["delta"].get("text", "") for e in told if e["type"] == "content_block_delta")
        equal(said, text(answer["content"]), f"the streamed text of {model}")


def calls_a_tool_in_messages(b):
    for model in MODELS:
        _, answer = message(b, model, tools=[LOOK], tool_choice={"type": "tool", "name": "get_weather"})
        call_ = next(block for block in answer["content"] if block["type"] == "tool_use")
        true(isinstance(call_["input"]["city"], str), str(call_))
        result = {"type": "tool_result", "tool_use_id": call_["id"], "content": "sunny"}
        turns = [{"role": "user", "content": "hi"}, {"role": "assistant", "content": answer["content"]},
                 {"role": "user", "content": [result]}]
        message(b, model, tools=[LOOK], messages=turns)


def counts_tokens_or_estimates_them(b):
    counted, estimated = (ask(b, model, "/messages/count_tokens") for model in MODELS)
    true(counted.json()["input_tokens"] > 0 and "x-sluice-estimated" not in counted.headers, "not counted by vLLM")
    equal(estimated.headers.get("x-sluice-estimated"), "input_tokens")


def says_in_anthropics_shape_that_a_prompt_is_too_long(b):
    for model in MODELS:
        reply = ask(b, model, messages=[{"role": "user", "content": "much too long " * 2000}])
        answer = reply.json()
        equal((reply.status, answer["type"], answer["error"]["type"]), (400, "error", "invalid_request_error"), str(answer))


MESSAGES = [answers_messages_whole_and_streamed, calls_a_tool_in_messages, counts_tokens_or_estimates_them,
            says_in_anthropics_shape_that_a_prompt_is_too_long]
