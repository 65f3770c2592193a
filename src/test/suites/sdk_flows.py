"""What an application does with the official Python client, call by call, against the simulated provider."""
import json

import jsonschema
import openai
from kit.report import equal, true

ASK = [{"role": "user", "content": "Say something short, 짧게."}]
WEATHER = {"type": "function", "function": {"name": "weather", "parameters": {
    "type": "object", "required": ["city", "days"],
    "properties": {"city": {"type": "string"}, "days": {"type": "integer", "minimum": 1}}}}}
PERSON = {"type": "object", "additionalProperties": False, "required": ["name", "age", "tags"], "properties": {
    "name": {"type": "string"}, "age": {"type": "integer", "minimum": 0, "maximum": 150},
    "tags": {"type": "array", "items": {"enum": ["a", "b"]}, "minItems": 2}}}
DECISION = ["decision", "route", "model", "tier", "complexity", "because", "attempts"]


def client(gateway):
    return openai.OpenAI(base_url=gateway.url, api_key="any", max_retries=0, timeout=60)


def chat(c, **more):
    return c.chat.completions.create(**{"model": "auto", "messages": ASK, **more})


def raises(kind, call, **expected):
    try:
        call()
    except kind as error:
        for name, value in expected.items():
            equal(getattr(error, name), value, name)
        return error
    raise AssertionError(f"no {kind.__name__} was raised")


def lists_models(c):
    names = [model.id for model in c.models.list()]
    for name in ("auto", "sim-fast", "sim-reasoning", "sim-embed"):
        true(name in names, f"{name} is not in {names}")


def retrieves_a_model(c):
    equal(c.models.retrieve("sim-fast").id, "sim-fast")


def refuses_to_retrieve_an_unknown_model(c):
    raises(openai.NotFoundError, lambda: c.models.retrieve("nope"), status_code=404, code="model_not_found")


def answers_whole(c):
    answer = chat(c)
    equal(answer.object, "chat.completion")
    equal(answer.choices[0].finish_reason, "stop")
    true(answer.choices[0].message.content, "the answer is empty")
    equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens)


def streams_the_same_text(c):
    whole = chat(c).choices[0].message.content
    equal("".join(chunk.choices[0].delta.content or "" for chunk in chat(c, stream=True)), whole)


def streams_through_the_helper(c):
    with c.chat.completions.stream(model="auto", messages=ASK) as stream:
        for _ in stream:
            pass
        equal(stream.get_final_completion().choices[0].message.content, chat(c).choices[0].message.content)


def calls_a_forced_tool_and_takes_its_result(c):
    two_turns(c, {"type": "function", "function": {"name": "weather"}})


def calls_a_tool_by_itself_and_takes_its_result(c):
    two_turns(c, "auto")


def two_turns(c, choice):
    message = chat(c, tools=[WEATHER], tool_choice=choice).choices[0].message
    call = message.tool_calls[0]
    equal(call.function.name, "weather")
    jsonschema.validate(json.loads(call.function.arguments), WEATHER["function"]["parameters"])
    turn = [*ASK, message.model_dump(exclude_none=True), {"role": "tool", "tool_call_id": call.id, "content": "sunny"}]
    second = chat(c, messages=turn, tools=[WEATHER]).choices[0]
    equal(second.finish_reason, "stop")
    true("sunny" in second.message.content, f"the tool's result is not in {second.message.content!r}")


def streams_a_tool_call(c):
    name, arguments, finish = "", "", None
    for chunk in chat(c, tools=[WEATHER], tool_choice="required", stream=True):
        for call in chunk.choices[0].delta.tool_calls or []:
            name += call.function.name or ""
            arguments += call.function.arguments or ""
        finish = chunk.choices[0].finish_reason or finish
    equal((name, finish), ("weather", "tool_calls"))
    jsonschema.validate(json.loads(arguments), WEATHER["function"]["parameters"])


def answers_by_a_schema(c):
    form = {"type": "json_schema", "json_schema": {"name": "person", "strict": True, "schema": PERSON}}
    jsonschema.validate(json.loads(chat(c, response_format=form).choices[0].message.content), PERSON)


def gives_two_choices(c):
    choices = chat(c, n=2).choices
    equal([choice.index for choice in choices], [0, 1])
    true(choices[0].message.content != choices[1].message.content, "both choices say the same")


def streams_two_choices(c):
    texts = {0: "", 1: ""}
    for chunk in chat(c, n=2, stream=True):
        for choice in chunk.choices:
            texts[choice.index] += choice.delta.content or ""
    equal([texts[0], texts[1]], [choice.message.content for choice in chat(c, n=2).choices])


def stops_at_a_stop_word(c):
    answer = chat(c, messages=[{"role": "user", "content": "count to 20"}], stop=["7,"]).choices[0]
    equal(answer.finish_reason, "stop")
    true("6" in answer.message.content and "7" not in answer.message.content, answer.message.content)


def ends_at_the_token_limit(c):
    for name in ("max_tokens", "max_completion_tokens"):
        answer = chat(c, model="sim-fast", messages=[{"role": "user", "content": "count to 500"}], **{name: 5})
        equal((answer.choices[0].finish_reason, answer.usage.completion_tokens), ("length", 5), name)


def streams_usage_when_asked(c):
    chunks = list(chat(c, stream=True, stream_options={"include_usage": True}))
    equal(chunks[-1].choices, [])
    true(chunks[-1].usage.completion_tokens > 0, "no tokens in the usage")
    equal([chunk.usage for chunk in chunks[:-1]], [None] * (len(chunks) - 1))


def streams_no_usage_unasked(c):
    chunks = list(chat(c, stream=True))
    true(all(chunk.usage is None and chunk.choices for chunk in chunks), "a usage nobody asked for")


def embeds_as_floats_and_as_base64(c):
    words = ["one", "둘"]
    floats = c.embeddings.create(model="sim-embed", input=words, encoding_format="float").data
    plain = c.embeddings.create(model="sim-embed", input=words).data  # the client asks for base64 and decodes it
    equal([item.index for item in plain], [0, 1])
    for a, b in zip(floats, plain):
        equal(len(a.embedding), len(b.embedding))
        true(max(abs(x - y) for x, y in zip(a.embedding, b.embedding)) < 1e-6, "floats and base64 differ")


def completes_a_prompt(c):
    whole = c.completions.create(model="sim-fast", prompt="Once upon").choices[0].text
    parts = c.completions.create(model="sim-fast", prompt="Once upon", stream=True)
    equal("".join(part.choices[0].text for part in parts), whole)


def refuses_an_unknown_model(c):
    error = raises(openai.NotFoundError, lambda: chat(c, model="nope"), code="model_not_found", param="model")
    true(error.request_id, "no request id on the error")


def refuses_a_bad_n(c):
    for n in (0, "two"):
        raises(openai.BadRequestError, lambda: chat(c, n=n), param="n")


def refuses_a_request_without_messages(c):
    raises(openai.BadRequestError, lambda: c.chat.completions.create(model="auto", messages=[]), param="messages")


def leaves_in_mid_stream(c):
    stream = chat(c, model="sim-fast", messages=[{"role": "user", "content": "count to 2000"}], stream=True)
    for _ in range(5):
        next(stream)
    stream.close()
    equal(chat(c).choices[0].finish_reason, "stop", "the next call")


def tells_ids_and_the_decision(c):
    true(chat(c)._request_id, "no _request_id")
    raw = c.chat.completions.with_raw_response.create(model="auto", messages=ASK)
    missing = [name for name in DECISION if f"x-sluice-{name}" not in raw.headers]
    equal(missing, [], "missing headers")
    equal(raw.headers["x-sluice-route"], "auto")
    true(raw.parse().choices[0].message.content, "no answer beside the headers")


def obeys_the_reasoning_effort(c):
    for effort, tier in (("none", "fast"), ("high", "reasoning")):
        raw = c.chat.completions.with_raw_response.create(model="auto", messages=ASK, reasoning_effort=effort)
        equal((raw.headers["x-sluice-tier"], raw.headers["x-sluice-model"]), (tier, f"sim-{tier}"), effort)


FLOWS = [
    lists_models, retrieves_a_model, refuses_to_retrieve_an_unknown_model, answers_whole, streams_the_same_text,
    streams_through_the_helper, calls_a_forced_tool_and_takes_its_result, calls_a_tool_by_itself_and_takes_its_result,
    streams_a_tool_call, answers_by_a_schema, gives_two_choices, streams_two_choices, stops_at_a_stop_word,
    ends_at_the_token_limit, streams_usage_when_asked, streams_no_usage_unasked, embeds_as_floats_and_as_base64,
    completes_a_prompt, refuses_an_unknown_model, refuses_a_bad_n, refuses_a_request_without_messages,
    leaves_in_mid_stream, tells_ids_and_the_decision, obeys_the_reasoning_effort]
