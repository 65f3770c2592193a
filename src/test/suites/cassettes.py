"""Recorded exchanges with OpenAI and Azure through the gateway, their bytes cut in every way a network may cut them.

usage: run cassettes [--seed N] [--only NAME]
"""
import argparse
import concurrent.futures
import http.client
import json
import os
import random
import subprocess
import sys
import threading

import cassette_rules as rules
from cassette_case import events, load, parse
from cassette_plans import Plan, plans, truncations
from cassette_replayer import Replayer
from kit.gateway import Gateway
from kit.http import HEADERS, Reply, call
from kit.process import BUILD, ROOT
from kit.report import Report, equal, true

WORKERS = 12
ALIAS = "renamed"


def configuration(cases, replayer):
    """A provider per recorded base path, each recorded model under its own name and under another one. Cut streams
    get models, and so breakers, of their own."""
    prefixes = sorted({case.prefix for case in cases})
    text = "providers:\n" + "".join(
        f"  p{i}: {{ dialect: openai, base-url: '{replayer.url}{prefix}', residency: external, api-key: sk-upstream }}\n"
        for i, prefix in enumerate(prefixes))
    models = {}
    for case in cases:
        kind = "kind: embedding, " if case.endpoint == "/embeddings" else ""
        body = f"{{ provider: p{prefixes.index(case.prefix)}, upstream: {case.model}, {kind}" \
               "price: { input: 1, output: 1 } }"
        case.name_here = case.model if case.prefix == "/v1" else "azure-" + case.model
        models.setdefault(case.name_here, body)
        models.setdefault(f"{ALIAS}-{case.name_here}", body)
        for number, _ in enumerate(truncations(case) if case.streams else ()):
            models[f"cut-{case.name}-{number}"] = body
    return text + "models:\n" + "".join(f"  {name}: {body}\n" for name, body in models.items()) + "teams:\n  default: {}\n"


class Caller(threading.local):
    """One kept connection to the gateway per thread."""

    def __init__(self, gateway):
        self.connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=120)

    def send(self, case, body):
        self.connection.request("POST", "/v1" + case.endpoint, body.encode(), HEADERS)
        reply = Reply(self.connection, self.connection.getresponse())
        return reply, reply.answer.read().decode()


def judge(case, reply, text, replayer, model):
    upstream = reply.headers.get("x-sluice-decision") in replayer.served
    if case.status != 200:
        rules.refused(case, reply, text, upstream)
    elif case.streams:
        rules.stream(case, reply, text, model)
    else:
        rules.whole(case, reply, text, model)


def replay(case, caller, replayer, gateway, seed):
    """Every plan of one case; the plans are taken in any order, so a failure looks up the one it had."""
    model = None if case.name_here == case.model else case.name_here
    body = case.request if model is None else case.aliased(model)
    todo = list(plans(case, seed)) if case.status == 200 else [Plan("whole", case.text.encode())]
    ids = []

    def one(plan):
        replayer.next(case, plan)
        reply, text = caller.send(case, body)
        ids.append(reply.id)
        try:
            judge(case, reply, text, replayer, model)
        except AssertionError as problem:
            had = replayer.served.get(reply.headers.get("x-sluice-decision"), (0, plan))[1]
            raise AssertionError(f"{had.name} (seed {seed}): {problem}") from problem

    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        for done in [pool.submit(one, plan) for plan in todo]:
            done.result()
    if case.status == 200:
        for request_id in random.Random(seed).sample(ids, 5):
            rules.metered(case, gateway.line(request_id))
    print(f"{case.name}: {len(todo)} plans", flush=True)


def renamed(case, caller, replayer):
    alias = f"{ALIAS}-{case.name_here}"
    for plan in (Plan("whole", case.text.encode()), Plan("bytes", case.text.encode(), tuple(range(1, len(case.text.encode()))))):
        replayer.next(case, plan)
        reply, text = caller.send(case, case.aliased(alias))
        judge(case, reply, text, replayer, alias)


def unasked_usage(case, caller, replayer, gateway):
    """(B8) the gateway asks upstream for usage by itself, counts it, and shows none of it."""
    body = case.text.encode()
    for plan in (Plan("whole", body), Plan("bytes", body, tuple(range(1, len(body))))):
        replayer.next(case, plan)
        reply, text = caller.send(case, case.without_usage_wish())
        rules.stream(case, reply, text, None, usage_asked=False)
        rules.metered(case, gateway.line(reply.id))


def cut_short(case, caller, replayer, gateway):
    for number, plan in enumerate(truncations(case)):
        replayer.plans[case.name].clear()
        for _ in range(2):  # a second attempt, if the gateway makes one, meets the same
            replayer.next(case, plan)
        reply, text = caller.send(case, case.aliased(f"cut-{case.name}-{number}"))
        rules.truncated(case, reply, text, plan)
        if "[DONE]" not in text:
            line = gateway.line(reply.id)
            true(line["ended_by"] in ("interrupted", "failure"), f"B9 {plan.name}: the log says {line['ended_by']}")


def nothing_said(case, caller, replayer):
    """A stream that is whole without a word of content is an answer too."""
    silent = [json.dumps(emptied(json.loads(e))) for e in events(case.text)[:-1]]
    for cuts in ((), (9,)):
        body = "".join(f"data: {e}\n\n" for e in [*silent, "[DONE]"]).encode()
        replayer.plans[case.name].clear()
        replayer.next(case, Plan("without content", body, cuts))
        reply, text = caller.send(case, case.request)
        equal(reply.status, 200, "status")
        equal([parse(p) for p in rules.lines(text)[:-1]], [parse(e) for e in silent], "events")


def emptied(frame):
    for choice in frame["choices"]:
        choice.get("delta", choice).update({name: "" for name in ("text", "content") if choice.get("delta", choice).get(name)})
    return frame


def spoken(frame):
    return "".join(c.get("text") or c.get("delta", {}).get("content") or "" for c in frame["choices"])


def prompt_relay(case, gateway, replayer):
    """(B3) every event arrives within 50 ms after its last byte was served: the best of ten, as a busy machine is late itself."""
    body = case.text.encode()
    ends = [at + 2 for at in range(len(body) - 1) if body[at:at + 2] == b"\n\n"]
    best = []
    replayer.plans[case.name].clear()
    for _ in range(10):
        replayer.next(case, Plan("an event a piece", body, tuple(ends[:-1]), delay=7))
        reply = call(gateway.url, case.endpoint, case.request.encode())
        arrived = [when for when, _, _ in reply.events()]
        _, _, served = replayer.served[reply.headers["x-sluice-decision"]]
        pairs = list(zip(arrived, served))[1:-1]  # up to the first content events wait; [DONE] waits for the end
        late = [a - s for a, s in pairs]
        best = [min(both) for both in zip(best or late, late)]
        if max(best) <= 0.05:
            return
    raise AssertionError(f"B3 an event came {max(best) * 1000:.0f} ms after it was served, each time")


def javascript(case, gateway, replayer):
    """(B10) the official client reads the stream, whole and byte by byte, and yields the recorded text."""
    expected = "".join(map(spoken, case.frames))
    body = case.text.encode()
    for plan in (Plan("whole", body), Plan("bytes", body, tuple(range(1, len(body))))):
        replayer.plans[case.name].clear()
        replayer.next(case, plan)
        run = subprocess.run(
            ["node", ROOT / "src/test/suites/cassettes.mjs", gateway.url, BUILD / "npm", case.endpoint],
            input=case.request, capture_output=True, text=True, timeout=300)
        equal(run.returncode, 0, f"B10 exit code, {run.stderr[-600:]}")
        equal(json.loads(run.stdout), expected, "B10 text")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=20261121)
    arguments.add_argument("--only")
    given = arguments.parse_args()
    report = Report()
    folder = (ROOT / os.environ["SLUICE_SHARED"] / "conformance/cassettes").resolve()
    cases = load(folder)
    true(cases, f"no recordings in {folder}")
    replayer = Replayer(cases)
    gateway = Gateway({"all.yaml": configuration(cases, replayer)})
    caller = Caller(gateway)
    for case in cases:
        if given.only and case.name != given.only:
            continue
        report.check(f"{case.name}: every split", replay, case, caller, replayer, gateway, given.seed)
        if case.status == 200:
            report.check(f"{case.name}: under another name", renamed, case, caller, replayer)
        if case.streams:
            report.check(f"{case.name}: cut short", cut_short, case, caller, replayer, gateway)
            report.check(f"{case.name}: nothing said", nothing_said, case, caller, replayer)
            report.check(f"{case.name}: promptly", prompt_relay, case, gateway, replayer)
            report.check(f"{case.name}: JavaScript client", javascript, case, gateway, replayer)
        if case.streams and case.usage():
            report.check(f"{case.name}: usage unasked", unasked_usage, case, caller, replayer, gateway)
    report.check("B4 the upstream got only the recorded requests", equal, replayer.strangers, [], "other requests")
    report.end()


if __name__ == "__main__":
    sys.exit(main())
