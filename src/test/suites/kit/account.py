"""What the log line of a call must say, beside what the caller saw."""
from kit.report import equal, true


def counted(gateway, request_id, usage, prices=None, **expected):
    """The line has the upstream's own numbers, and their cost; `prices` per token in micro-USD: input, cached, output."""
    line = gateway.line(request_id)
    cached = (usage.get("prompt_tokens_details") or {}).get("cached_tokens") or 0
    thought = (usage.get("completion_tokens_details") or {}).get("reasoning_tokens") or 0
    equal((line["in_tokens"], line["cached_tokens"], line["out_tokens"], line["reasoning_tokens"]),
          (usage["prompt_tokens"], cached, usage["completion_tokens"], thought),
          "input, cached, output, reasoning tokens in the log line")
    equal((line["ended_by"], line["estimated"]), ("end", False), "ended_by, estimated")
    if prices:
        cost = (line["in_tokens"] - cached) * prices[0] + cached * prices[1] + line["out_tokens"] * prices[2]
        true(abs(line["cost_micros"] - cost) <= 1, f"cost is {line['cost_micros']}, expected {cost}")
    for name, value in expected.items():
        equal(line[name], value, name)
    return line
