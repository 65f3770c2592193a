"""The rules that a replayed answer must keep; B1 to B9 are their names."""
from cassette_case import parse
from kit.report import equal, true

HIDDEN = ("openai-organization", "openai-project", "set-cookie", "server", "alt-svc")


def headers(case, reply):
    equal(reply.headers["content-type"].split(";")[0], case.headers["content-type"].split(";")[0], "B1 content type")
    true(reply.headers.get("x-request-id"), "B6 no x-request-id")
    leaked = [n for n in reply.headers if n in HIDDEN or n.startswith(("cf-", "x-ms-", "apim-", "azureml-"))]
    equal(leaked, [], "B6 headers that name accounts or machines")
    for name, value in case.headers.items():
        if name.startswith("x-ratelimit-") and name.endswith(("-requests", "-tokens")):
            true(reply.headers.get(name), f"B6 {name} is gone, it was {value}")


def whole(case, reply, text, model):
    equal(reply.status, case.status, "B1 status")
    headers(case, reply)
    expected = {**case.answer, "model": model} if model and "model" in case.answer else case.answer
    equal(parse(text), expected, "B2 answer")


def refused(case, reply, text, upstream):
    """An error that the gateway finds by itself has its own words, but the same status, type, code and param."""
    equal(reply.status, case.status, "B1 status")
    headers_of_error = reply.headers["content-type"].split(";")[0]
    equal(headers_of_error, "application/json", "B1 content type")
    found, expected = parse(text)["error"], dict(case.answer["error"])
    if not upstream:
        true(found.pop("message"), "B5 no message")
        expected.pop("message")
    equal(found, expected, "B5 error")


def lines(text):
    """The payloads of the gateway's own stream, strictly: one `data: ` line, one blank line, LF only."""
    true(text.endswith("\n\n"), f"the stream does not end with a blank line: {text[-80:]!r}")
    payloads = []
    for block in text.removesuffix("\n\n").split("\n\n"):
        block = block.removeprefix(": ping\n")
        true(block.startswith("data: ") and "\n" not in block and "\r" not in block, f"B3 not one data line: {block!r:.200}")
        payloads.append(block[6:])
    return payloads


def stream(case, reply, text, model, usage_asked=True):
    equal(reply.status, case.status, "B1 status")
    headers(case, reply)
    payloads = lines(text)
    equal((payloads.count("[DONE]"), payloads[-1]), (1, "[DONE]"), "B3 [DONE]")
    expected = [{**frame, "model": model} if model else frame for frame in case.frames]
    if not usage_asked:
        expected = [{k: v for k, v in f.items() if k != "usage"} for f in expected if f["choices"]]
    equal([parse(p) for p in payloads[:-1]], expected, "B3 events" if usage_asked else "B8 events")


def truncated(case, reply, text, plan):
    """(B9) Whole only if every choice had its finish reason, and the upstream closed politely and between events."""
    sent = [parse(e[6:]) for e in plan.body.decode(errors="replace").split("\n\n")
            if e.startswith("data: {") and complete(e[6:])]
    polite = not plan.abrupt and plan.body.endswith(b"\n\n")
    ended = any(c.get("finish_reason") for frame in sent for c in frame["choices"])
    if reply.status != 200:
        true(not ended and reply.status in (502, 503), f"B9 status {reply.status} for {plan.name}")
        true(parse(text)["error"]["message"], "B9 no message")
        return
    payloads = lines(text)
    if ended and polite:
        equal((payloads.count("[DONE]"), payloads[-1]), (1, "[DONE]"), f"B9 {plan.name}, after the finish reason")
        return
    true("[DONE]" not in payloads, f"B9 [DONE] although {plan.name}")
    error = parse(payloads[-1]).get("error")
    true(error and error["message"], f"B9 no error event although {plan.name}: {payloads[-1]:.200}")
    equal([p for p in payloads[:-1] if "error" in parse(p)], [], "B9 more than one error event")


def complete(text):
    try:
        parse(text)
        return True
    except ValueError:
        return False


def metered(case, line):
    usage = case.usage()
    if usage is None:
        true(line["estimated"] and line["out_tokens"] > 0, f"B7 neither counted nor estimated: {line}")
        return
    number = lambda value: int((value or "#0")[1:])
    details = {**(usage.get("prompt_tokens_details") or {}), **(usage.get("completion_tokens_details") or {})}
    equal((line["in_tokens"], line["out_tokens"] or 0, line["cached_tokens"], line["reasoning_tokens"], line["estimated"]),
          (number(usage["prompt_tokens"]), number(usage.get("completion_tokens")), number(details.get("cached_tokens")),
           number(details.get("reasoning_tokens")), False), "B7 input, output, cached, reasoning tokens, estimated")
