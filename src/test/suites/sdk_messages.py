"""What an application does with Anthropic's official Python client, against the simulated provider behind the gateway:
whose protocol is OpenAI's, so every answer here was translated twice."""
import json

import anthropic
import jsonschema
from kit.report import equal, true

ASK = [{"role": "user", "content": "Say something short, 짧게."}]
COUNT = [{"role": "user", "content": "count to 500"}]
CITY = {"type": "object", "required": ["city"], "additionalProperties": False, "properties": {"city": {"type": "string"}}}
WEATHER = {"name": "weather", "description": "Looks out of the window.", "input_schema": CITY}
PNG = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}}


def client(gateway):
    return anthropic.Anthropic(base_url=gateway.root, api_key="any", max_retries=0, timeout=60)


def ask(c, **more):
    return c.messages.create(**{"model": "auto", "max_tokens": 4000, "messages": ASK, **more})


def text(message):
    return "".join(block.text for block in message.content if block.type == "text")


def raises(kind, call):
    try:
        call()
    except kind as error:
        true(error.request_id, "no request id on the error")
        equal(error.body["type"], "error", "type of the body")
        return error
    raise AssertionError(f"no {kind.__name__} was raised")


def answers_whole(c):
    message = ask(c, system="Be brief.")
    equal((message.type, message.role, message.model, message.stop_reason), ("message", "assistant", "auto", "end_turn"))
    true(text(message), "the answer is empty")
    true(message.usage.input_tokens > 0 and message.usage.output_tokens > 0, str(message.usage))
    true(message._request_id, "no request id")


def streams_the_same_text(c):
    with c.messages.stream(model="auto", max_tokens=4000, messages=ASK) as stream:
        said = "".join(stream.text_stream)
        message = stream.get_final_message()
    equal(said, text(ask(c)))
    equal((message.stop_reason, text(message)), ("end_turn", said))
    true(message.usage.input_tokens > 0 and message.usage.output_tokens > 0, str(message.usage))


def streams_events_in_order(c):
    kinds = [event.type for event in ask(c, stream=True)]
    equal(kinds[:2], ["message_start", "content_block_start"])
    equal(kinds[-3:], ["content_block_stop", "message_delta", "message_stop"])
    equal(set(kinds[2:-3]), {"content_block_delta"})


def calls_a_tool_and_takes_its_result(c):
    for choice in ({"type": "tool", "name": "weather"}, {"type": "any"}, {"type": "auto"}):
        message = ask(c, tools=[WEATHER], tool_choice=choice)
        equal(message.stop_reason, "tool_use", str(choice))
        call = next(block for block in message.content if block.type == "tool_use")
        jsonschema.validate(call.input, CITY)
        result = {"type": "tool_result", "tool_use_id": call.id, "content": [{"type": "text", "text": "sunny"}]}
        turns = [*ASK, {"role": "assistant", "content": message.content}, {"role": "user", "content": [result]}]
        second = ask(c, tools=[WEATHER], messages=turns)
        equal(second.stop_reason, "end_turn")
        true("sunny" in text(second), f"the tool's result is not in {text(second)!r}")


def streams_a_tool_call(c):
    with c.messages.stream(model="auto", max_tokens=4000, messages=ASK, tools=[WEATHER],
                           tool_choice={"type": "any"}) as stream:
        for _ in stream:
            pass
        message = stream.get_final_message()
    equal(message.stop_reason, "tool_use")
    jsonschema.validate(message.content[-1].input, CITY)


def thinks_when_asked_to(c):
    thinking = {"type": "enabled", "budget_tokens": 2000}
    message = ask(c, model="sim-reasoning", thinking=thinking)
    equal([block.type for block in message.content], ["thinking", "text"])
    with c.messages.stream(model="sim-reasoning", max_tokens=4000, messages=ASK, thinking=thinking) as stream:
        for _ in stream:
            pass
        equal([block.type for block in stream.get_final_message().content], ["thinking", "text"])
    turns = [*ASK, {"role": "assistant", "content": message.content}, *ASK]
    true(text(ask(c, model="sim-reasoning", messages=turns)), "no answer to thoughts that came back")


def does_not_tell_thoughts_unasked(c):
    equal([block.type for block in ask(c, model="sim-reasoning").content], ["text"])


def stops_where_told(c):
    stopped = ask(c, messages=COUNT, stop_sequences=["7,"])
    true("6" in text(stopped) and "7" not in text(stopped), text(stopped))
    cut = ask(c, model="sim-fast", messages=COUNT, max_tokens=5)
    equal((cut.stop_reason, cut.usage.output_tokens), ("max_tokens", 5))


def answers_by_a_schema(c):
    message = ask(c, output_config={"format": {"type": "json_schema", "schema": CITY}})
    jsonschema.validate(json.loads(text(message)), CITY)


def takes_blocks_of_all_kinds(c):
    document = {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "A text."}}
    mark = {"type": "text", "text": "What is it?", "cache_control": {"type": "ephemeral"}}
    true(text(ask(c, messages=[{"role": "user", "content": [PNG, document, mark]}])), "the answer is empty")


def estimates_tokens_and_says_so(c):
    raw = c.messages.with_raw_response.count_tokens(model="auto", messages=ASK, system="Be brief.")
    equal(raw.headers.get("x-sluice-estimated"), "input_tokens")
    true(raw.parse().input_tokens > 5, "hardly any token")


def lists_models(c):
    names = [model.id for model in c.models.list()]
    true("auto" in names and "sim-fast" in names, str(names))
    equal(c.models.retrieve("sim-fast").display_name, "sim-fast")


def raises_the_right_errors(c):
    raises(anthropic.NotFoundError, lambda: ask(c, model="nope"))
    raises(anthropic.BadRequestError, lambda: ask(c, messages=[{"role": "user", "content": 3}]))
    error = raises(anthropic.BadRequestError, lambda: ask(c, tools=[{"type": "bash_20250124", "name": "bash"}]))
    true("tools[0].type" in error.message, error.message)


def leaves_in_mid_stream(c):
    stream = ask(c, model="sim-fast", messages=[{"role": "user", "content": "count to 2000"}], stream=True)
    for _ in range(5):
        next(stream)
    stream.close()
    equal(ask(c).stop_reason, "end_turn", "the next call")


def obeys_the_effort(c):
    for more, tier in (({"output_config": {"effort": "high"}}, "reasoning"), ({"thinking": {"type": "disabled"}}, "fast")):
        raw = c.messages.with_raw_response.create(model="auto", max_tokens=4000, messages=ASK, **more)
        equal((raw.headers["x-sluice-tier"], raw.headers["x-sluice-model"]), (tier, f"sim-{tier}"), str(more))


MESSAGES = [
    answers_whole, streams_the_same_text, streams_events_in_order, calls_a_tool_and_takes_its_result, streams_a_tool_call,
    thinks_when_asked_to, does_not_tell_thoughts_unasked, stops_where_told, answers_by_a_schema, takes_blocks_of_all_kinds,
    estimates_tokens_and_says_so, lists_models, raises_the_right_errors, leaves_in_mid_stream, obeys_the_effort]
