"""A fleet of two real vLLM servers behind the gateway, one fast with eight slots, one slow with four: what they say is
what decides, and how they end is what callers are told.

usage: run fleet        SLUICE_SHARED/backends/fleet.sh starts the servers
"""
import concurrent.futures
import json
import os
import pathlib
import re
import signal
import urllib.request
from types import SimpleNamespace

from kit.gateway import Gateway
from kit.http import call
from kit.ports import free_port
from kit.process import BUILD, ROOT, Process, until
from kit.report import Report, equal, true

CONFIG = """
providers:
  gpu:
    dialect: openai
    engine: vllm
    replicas: [ FAST/v1, SLOW/v1 ]
    residency: self-hosted
    timeouts: { connect: 1s, first-byte: 60s, first-token: 60s, idle: 20s, total: 180s }
  turns:
    dialect: openai
    engine: vllm
    replicas: [ FAST/v1, SLOW/v1 ]
    balance: round-robin
    residency: self-hosted
  prefix:
    dialect: openai
    engine: vllm
    replicas: [ FAST/v1, SLOW/v1 ]
    balance: prefix-affinity
    residency: self-hosted
models:
  load:   { provider: gpu, upstream: tiny, tier: fast, price: { input: 2, cached-input: 0.5, output: 8 } }
  turns:  { provider: turns, upstream: tiny, price: { input: 2, output: 8 } }
  prefix: { provider: prefix, upstream: tiny, price: { input: 2, cached-input: 0.5, output: 8 } }
pools:
  safe: [ load, sim-fast ]
routes:
  safe: { fast: safe, reasoning: safe }
teams:
  default: {}
"""
SLOTS = 12


def start(ports):
    """Both servers, by the shared folder's own script, which installs vLLM first where it is missing."""
    script = (ROOT / os.environ["SLUICE_SHARED"] / "backends" / "fleet.sh").resolve()
    home = pathlib.Path(os.environ.get("BACKENDS", BUILD / "backends")).resolve()
    fleet = Process("fleet", ["bash", script, *ports],
                    {"BACKENDS": str(home), "KIND": "vllm", "VLLM_SERVER_DEV_MODE": "1"})
    for port in ports:
        fleet.wait_for(f"http://127.0.0.1:{port}/health", 1800)
    return [SimpleNamespace(url=f"http://127.0.0.1:{port}", port=port,
                            pid=int((home / "fleet" / f"{port}.pid").read_text())) for port in ports]


def ask(model, text="count", tokens=40, **more):
    return {"model": model, "messages": [{"role": "user", "content": text}], "temperature": 0, "max_tokens": tokens,
            "stream": True, **more}


def opened(b, model, **more):
    reply = call(b.gateway.url, "/chat/completions", ask(model, **more), timeout=120)
    equal(reply.status, 200, "status")
    return reply


def ended(reply):
    """`done` for a whole stream, `error` for one that ended in an error event."""
    last = None
    for _, _, data in reply.events():
        last = data
    return "done" if last == "[DONE]" else "error" if last and "error" in json.loads(last) else f"cut at {last}"


def whole(b, model, **more):
    """One call to its end: how it ended, and the server that answered."""
    reply = opened(b, model, **more)
    return ended(reply), b.gateway.line(reply.id)["target"]


def at(server, target):
    return target.endswith(f":{server.port}")


def metric(url, name):
    with urllib.request.urlopen(url + "/metrics", timeout=20) as answer:
        return sum(float(n) for n in re.findall(rf"^{name}(?:\{{.*\}})? ([0-9.e+-]+)$", answer.read().decode(), re.M))


def running(server):
    return metric(server.url, "vllm:num_requests_running")


def seen(b, name, server):
    """The gateway's own gauge of what a server said."""
    with urllib.request.urlopen(f"http://127.0.0.1:{b.gateway.management}/q/metrics", timeout=20) as answer:
        text = answer.read().decode()
    found = re.findall(rf'^{name}{{[^}}]*target="load@127.0.0.1:{server.port}"[^}}]*}} ([0-9.eE+NaN-]+)$', text, re.M)
    equal(len(found), 1, f"series of {name}")
    return float(found[0])


def many(b, model, count, **more):
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        return list(pool.map(lambda _: whole(b, model, **more), range(count)))


def hears_what_the_servers_say(b):
    equal(whole(b, "load")[0], "done", "end of the first call")
    for server in b.servers:
        until(lambda server=server: seen(b, "sluice_vllm_load_age_seconds", server) < 3, 20, "a reading")
        equal(seen(b, "sluice_vllm_asleep", server), 0.0, "asleep")


def uses_both(b):
    targets = {target for _, target in many(b, "turns", 6)}
    equal(len(targets), 2, "servers used in turn")


def stops_both_when_the_callers_leave(b):
    replies = [opened(b, "turns", tokens=3000) for _ in range(4)]
    for reply in replies:
        events = reply.events()
        for _ in range(3):
            next(events)
    true(all(running(server) > 0 for server in b.servers), "both servers generate")
    for reply in replies:
        reply.leave()
    until(lambda: all(running(server) == 0 for server in b.servers), 10, "nothing running after the callers left")


def queues_and_finishes_all(b):
    with concurrent.futures.ThreadPoolExecutor(2 * SLOTS) as pool:
        calls = [pool.submit(whole, b, "load", tokens=200) for _ in range(2 * SLOTS)]
        until(lambda: sum(seen(b, "sluice_vllm_requests_waiting", server) for server in b.servers) > 0, 60,
              "requests seen waiting")
        ends = [done.result() for done in calls]
    equal([end for end, _ in ends], ["done"] * len(ends), "ends")
    fast = sum(at(b.fast, target) for _, target in ends)
    true(fast >= len(ends) / 2, f"the fast one took {fast} of {len(ends)}")


def keeps_a_conversation_where_its_prefix_is(b):
    for number in range(4):
        text = f"conversation {number}: " + "the same long beginning, " * 30
        targets = {whole(b, "prefix", text=text)[1] for _ in range(3)}
        equal(len(targets), 1, f"servers of conversation {number}")


def replaces_the_callers_salt(b):
    text = "a prompt that is long enough to fill blocks of the cache, " * 20
    cached = []
    for salt in ("one", "two"):
        reply = call(b.gateway.url, "/chat/completions",
                     {**ask("prefix", text=text, cache_salt=salt), "stream": False})
        cached.append(reply.json()["usage"]["prompt_tokens_details"]["cached_tokens"])
    true(cached[1] >= 128, f"cached tokens with another salt of the caller's: {cached}")


def sends_nothing_to_a_sleeper(b):
    urllib.request.urlopen(urllib.request.Request(b.slow.url + "/sleep", method="POST"), timeout=30)
    try:
        until(lambda: seen(b, "sluice_vllm_asleep", b.slow) == 1, 20, "the gateway to see it sleep")
        ends = many(b, "turns", 6)
        equal([(end, at(b.fast, target)) for end, target in ends], [("done", True)] * 6, "ends, at the fast one")
    finally:
        urllib.request.urlopen(urllib.request.Request(b.slow.url + "/wake_up", method="POST"), timeout=30)
    until(lambda: seen(b, "sluice_vllm_asleep", b.slow) == 0, 20, "the gateway to see it awake")


def dies(b, server, number):
    """Streams in the middle of what one server says when it gets a signal: their ends by server."""
    replies, events = [], []
    # Which server gets one is by chance while the other is eased in; the fast one has room for this many.
    while len(replies) < 4 or len(replies) < 8 and running(server) == 0:
        replies.append(opened(b, "turns", tokens=2500))
        events.append(replies[-1].events())
        for _ in range(3):
            next(events[-1])
    os.kill(server.pid, number)

    def last(each):
        return [data for _, _, data in each][-1:]

    # All at once: a caller who does not read is cut after 30 s, and one server may stay silent for longer.
    with concurrent.futures.ThreadPoolExecutor(len(events)) as pool:
        said = list(pool.map(last, events))
    ends = [(at(server, b.gateway.line(reply.id)["target"]), "done" if end == ["[DONE]"] else "error")
            for reply, end in zip(replies, said)]
    lost = [end for dead, end in ends if dead]
    kept = [end for dead, end in ends if not dead]
    equal(lost, ["error"] * len(lost), f"ends of the streams of the server that got {number!r}")
    true(lost, "no stream was on that server")
    return kept


def a_server_told_to_stop_loses_its_own_streams_only(b):
    # It slept just now, and one that returns is eased in: it has its whole share once it takes every other call.
    until(lambda: sorted(at(b.slow, target) for _, target in many(b, "turns", 4)) == [False, False, True, True], 60, "both servers in turn again")
    kept = dies(b, b.slow, signal.SIGTERM)
    equal(kept, ["done"] * len(kept), "ends of the other server's streams")
    ends = many(b, "safe", 6)
    equal([end for end, _ in ends], ["done"] * 6, "ends of the calls after it")


def a_killed_server_is_replaced_by_the_next_model(b):
    dies(b, b.fast, signal.SIGKILL)
    ends = many(b, "safe", 6)
    equal(ends, [("done", "sim-fast")] * 6, "ends of the calls after it")


TESTS = [hears_what_the_servers_say, uses_both, stops_both_when_the_callers_leave, queues_and_finishes_all,
         keeps_a_conversation_where_its_prefix_is, replaces_the_callers_salt, sends_nothing_to_a_sleeper,
         a_server_told_to_stop_loses_its_own_streams_only, a_killed_server_is_replaced_by_the_next_model]


def main():
    report = Report()
    try:
        fast, slow = start([free_port(), free_port()])
        config = CONFIG.replace("FAST", fast.url).replace("SLOW", slow.url)
        b = SimpleNamespace(gateway=Gateway({"all.yaml": config}), servers=[fast, slow], fast=fast, slow=slow)
        for test in TESTS:
            report.check(f"fleet {test.__name__}", test, b)
        b.gateway.stop()
    except TimeoutError as problem:
        report.fail("fleet", problem)
    report.end()


if __name__ == "__main__":
    main()
