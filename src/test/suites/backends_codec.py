"""The Anthropic codec in front of a real vLLM: OpenAI's chats, translated to its `/v1/messages` and back."""
import json

from backends_common import PRICES, ask, chat, said, stream
from kit.account import counted
from kit.http import call
from kit.report import equal, true

WEATHER = {"type": "function", "function": {"name": "get_weather", "parameters": {
    "type": "object", "required": ["city"], "properties": {"city": {"type": "string"}}}}}
NAMED = {"type": "function", "function": {"name": "get_weather"}}


def tokens(usage):
    return usage["prompt_tokens"], usage["completion_tokens"]


def answers_through_the_codec(b):
    """With the words and the counts of the server's own chats."""
    _, plain = chat(b)
    reply, answer = chat(b, model="messages")
    equal((answer["object"], answer["model"]), ("chat.completion", "messages"))
    equal(answer["choices"][0]["message"]["content"], plain["choices"][0]["message"]["content"], "the text")
    equal(answer["choices"][0]["finish_reason"], plain["choices"][0]["finish_reason"], "why it ended")
    equal(tokens(answer["usage"]), tokens(plain["usage"]), "prompt, completion tokens")
    counted(b.gateway, reply.id, answer["usage"], PRICES, model="messages", stream=False, attempts=1)


def streams_through_the_codec(b):
    _, answer = chat(b, model="messages")
    reply, frames = stream(b, model="messages", stream_options={"include_usage": True})
    equal(said(frames), answer["choices"][0]["message"]["content"], "the streamed text")
    equal((frames[-1]["choices"], tokens(frames[-1]["usage"])), ([], tokens(answer["usage"])), "where usage stands")
    counted(b.gateway, reply.id, frames[-1]["usage"], PRICES, model="messages", stream=True)


def ends_at_the_limit_through_the_codec(b):
    _, answer = chat(b, model="messages", text=b.long, max_tokens=7)
    equal((answer["choices"][0]["finish_reason"], answer["usage"]["completion_tokens"]), ("length", 7))


def counts_cached_tokens_through_the_codec(b):
    """`message_start` counts them as input too, `message_delta` does not: the last word holds."""
    text = "another long beginning of a prompt, " * 20
    _, first = chat(b, model="messages", text=text)
    _, answer = chat(b, model="messages", text=text)
    _, frames = stream(b, model="messages", text=text, stream_options={"include_usage": True})
    for usage in (answer["usage"], frames[-1]["usage"]):
        equal(usage["prompt_tokens"], first["usage"]["prompt_tokens"], "prompt tokens, cached ones among them")
        true(usage["prompt_tokens_details"]["cached_tokens"] >= 128, f"nothing cached: {usage}")


def calls_tools_through_the_codec(b):
    for choice in ("auto", NAMED):
        _, answer = chat(b, model="messages", tools=[WEATHER], tool_choice=choice)
        message = answer["choices"][0]["message"]
        function = message["tool_calls"][0]["function"]
        equal(function["name"], "get_weather")
        true(isinstance(json.loads(function["arguments"])["city"], str), function["arguments"])
        turns = [*ask()["messages"], message,
                 {"role": "tool", "tool_call_id": message["tool_calls"][0]["id"], "content": "sunny"}]
        _, second = chat(b, model="messages", messages=turns, tools=[WEATHER])
        equal(second["choices"][0]["finish_reason"], "stop", "finish of the second turn")
        true("scripted answer" in second["choices"][0]["message"]["content"], str(second))


def streams_a_tool_call_through_the_codec(b):
    _, frames = stream(b, model="messages", tools=[WEATHER], tool_choice="auto")
    calls = [each for f in frames for c in f["choices"] for each in c["delta"].get("tool_calls") or []]
    equal((calls[0]["function"]["name"], {each["index"] for each in calls}), ("get_weather", {0}))
    arguments = "".join(each["function"].get("arguments") or "" for each in calls)
    true(isinstance(json.loads(arguments)["city"], str), arguments)


def tells_thoughts_through_the_codec(b):
    """And takes them back with what proves them."""
    _, answer = chat(b, model="thoughtful", max_tokens=1100)
    message = answer["choices"][0]["message"]
    true("look at the question" in message["reasoning_content"], f"no thoughts: {message}")
    true("scripted answer" in message["content"], f"no content: {message}")
    true(message["thinking_blocks"][0]["signature"], f"no signature: {message}")
    _, frames = stream(b, model="thoughtful", max_tokens=1100)
    thought = "".join(c["delta"].get("reasoning_content") or "" for f in frames for c in f["choices"])
    equal((thought, said(frames)), (message["reasoning_content"], message["content"]), "streamed thoughts and text")
    turns = [*ask()["messages"], message, {"role": "user", "content": "hi"}]
    chat(b, model="thoughtful", messages=turns, max_tokens=1100)


def says_through_the_codec_that_a_prompt_is_too_long(b):
    for streamed in (False, True):
        reply = call(b.gateway.url, "/chat/completions",
                     ask("much too long " * 2000, model="messages", stream=streamed))
        answer = reply.json()
        equal((reply.status, answer["error"]["code"]), (400, "context_length_exceeded"), str(answer))


CODEC = [answers_through_the_codec, streams_through_the_codec, ends_at_the_limit_through_the_codec,
         counts_cached_tokens_through_the_codec, calls_tools_through_the_codec, streams_a_tool_call_through_the_codec,
         tells_thoughts_through_the_codec, says_through_the_codec_that_a_prompt_is_too_long]
