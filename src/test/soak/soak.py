#!/usr/bin/env python3
"""The gateway under random faults for a while: what it holds must not grow, and nothing may be left over.

    soak.py [SECONDS [STREAMS [STEADY]]]     default 600 s, 100 streams at once, 600 steady ones beside them

A fifth of the answers of three upstreams fail in six ways, and every tenth caller leaves in mid-stream. Every five seconds the configuration
is another: the three have another address and another price, the steady ones other time limits, and a model comes or goes. Twenty long
streams of a fourth upstream, and the steady ones (a frame each 20 ms), which carry the machine to about half of its load, never fail: not
one of them may break. The steady ones need gcc; 0 for none. Ends with `N passed, N failed`.
"""
import asyncio
import json
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "suites")]
from kit.gateway import Gateway  # noqa: E402
from kit.ports import free_port  # noqa: E402
from kit.process import BUILD, Process  # noqa: E402
from kit.report import Report, equal, true  # noqa: E402
from upstream import Upstream, call  # noqa: E402

PROVIDER = """  {name}: {{ dialect: openai, base-url: "http://127.0.0.1:{port}/{version}", residency: self-hosted,
    timeouts: {{ first-token: 3s, idle: {idle}s, total: 30s }} }}
"""
MODEL = "  {name}: {{ provider: {provider}, upstream: m, tier: fast, window: 8192, price: {{ input: {input}, output: {output} }} }}\n"
PRICES = {"v1": (1, 2), "v2": (3, 5)}  # micro-dollars a token, of an address that says 9 prompt tokens and of one that says 10
RELOAD = 5  # seconds
LONG = 20  # streams of ten seconds
GAUGES = ["sluice_requests_in_flight", "sluice_streams_open", "sluice_upstream_in_flight", "sluice_queue_depth"]
FRAMES = 500
# All of the heap is touched at the start: what is resident grows by what is not on it. Small, so that ten minutes see several full collections.
COLLECTIONS = BUILD / "log" / f"collections-{os.getpid()}.log"
HEAP = f"-Xms256m -Xmx256m -XX:+AlwaysPreTouch -Xlog:gc:file={COLLECTIONS}"
KEPT = 4  # seconds that the gateway keeps an idle connection to a self-hosted server

# Series that come with a fault first seen late: a histogram of 20 for a model and an error. A leak would be one for each call, or more.
LATE = 250


def provider(name, port, version="v1", idle=2):
    return PROVIDER.format(name=name, port=port, version=version, idle=idle)


def model(name, provider=None, version="v1"):
    return MODEL.format(name=name, provider=provider or name, input=PRICES[version][0], output=PRICES[version][1])


def configuration(*ports, turn=0, **steady):
    """The route `soak` to a model behind each port, and models of their own of the steady ports. `turn`: which of two it is."""
    version = f"v{1 + turn % 2}"
    named = {f"up-{place}": port for place, port in enumerate(ports)}
    return ("providers:\n" + "".join(provider(name, port, version) for name, port in named.items())
            + "".join(provider(name, port, idle=2 + turn % 2) for name, port in steady.items())
            + "models:\n" + "".join(model(name, version=version) for name in named) + "".join(model(name) for name in steady)
            + (model("guest", "up-0", version) if turn % 2 else "")
            + f"pools: {{ all: [ {', '.join(f'{{ model: {name}, weight: 1 }}' for name in named)} ] }}\n"
            + 'routes: { soak: { fast: all } }\nteams: { default: { models: ["*"] } }\n')


def scrape(gateway):
    with urllib.request.urlopen(f"http://127.0.0.1:{gateway.management}/q/metrics", timeout=60) as answer:
        return answer.read().decode()


def total(text, name):
    return sum(float(v) for v in re.findall(rf"^{name}(?:{{[^}}]*}})? (\S+)$", text, re.M))


def total_of(text, name, label):
    return sum(float(v) for v in re.findall(rf"^{name}{{[^}}]*{label}[^}}]*}} (\S+)$", text, re.M))


def burned(gateway):
    """Seconds of CPU since the start."""
    fields = pathlib.Path(f"/proc/{gateway.pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Sample:
    def __init__(self, gateway):
        status = pathlib.Path(f"/proc/{gateway.pid}/status").read_text()
        self.memory = int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024
        self.threads = int(re.search(r"Threads:\s+(\d+)", status).group(1))
        self.descriptors = len(list(pathlib.Path(f"/proc/{gateway.pid}/fd").iterdir()))
        self.series = sum(1 for line in scrape(gateway).splitlines() if line and not line.startswith("#"))


class Rig:
    """The bench's own upstream and callers: streams without a fault, each looked at frame by frame."""

    def __init__(self, streams):
        self.streams, self.port = streams, free_port()
        BUILD.mkdir(parents=True, exist_ok=True)
        for name in ("mock_upstream", "gwload"):
            subprocess.run(["gcc", "-O2", "-w", "-o", BUILD / name, HERE.parent / "bench" / f"{name}.c"], check=True)
        self.upstream = Process("steady", [BUILD / "mock_upstream", "-p", self.port, "-t", 20, "-i", 20, "-f", FRAMES])

    def start(self, gateway, seconds):
        self.callers = Process("callers", [BUILD / "gwload", "stream", f"127.0.0.1:{gateway.port}", "/v1/chat/completions", "-c", self.streams,
                                           "-d", seconds, "-f", FRAMES, "-k", "any", "-m", "steady"])

    def errors(self):
        self.callers.child.wait(60)
        counted = json.loads(self.callers.said())
        print(f"steady streams: {counted}", flush=True)
        return counted["errors"] if counted["ok"] else "no stream ended"

    def stop(self):
        self.upstream.stop()


async def load(gateway, seconds, streams, written=None):
    """Callers one after another in each of `streams` places, and of the long streams; gives what they saw and the samples taken meanwhile.
    `written`: the configuration of each turn, told every few seconds."""
    end = time.monotonic() + seconds
    dice, kinds, long, samples = random.Random(7), {}, {}, []

    async def place():
        await asyncio.sleep(dice.random())
        while time.monotonic() < end:
            outcome = await call(gateway.port, leave=dice.uniform(0.05, 0.9) if dice.random() < 0.1 else None)
            kinds[outcome.kind] = kinds.get(outcome.kind, 0) + 1
            if outcome.kind == "refused":
                await asyncio.sleep(dice.random())

    async def listener():
        await asyncio.sleep(10 * dice.random())
        while time.monotonic() < end:
            kind = (await call(gateway.port, "calm")).kind
            long[kind] = long.get(kind, 0) + 1

    async def watch():
        while time.monotonic() < end:
            await asyncio.sleep(seconds / 40)
            samples.append(await asyncio.to_thread(Sample, gateway))

    async def reload():
        turn = 0
        while written and time.monotonic() < end:
            turn += 1
            gateway.write("soak.yaml", written(turn))
            await asyncio.sleep(RELOAD)

    await asyncio.gather(watch(), reload(), *(place() for _ in range(streams)), *(listener() for _ in range(LONG)))
    return kinds, long, samples


def reloaded(gateway, seconds):
    """Each change was taken, and no call saw the address of one configuration and the price of the other."""
    said = scrape(gateway)
    taken = {word: total_of(said, "sluice_config_reloads_total", f'result="{word}"') for word in ("applied", "rejected")}
    print(f"reloads: {taken}", flush=True)
    true(taken["applied"] >= seconds / RELOAD - 2 and not taken["rejected"], f"{taken} in {seconds} s")
    version = {9: "v1", 10: "v2"}
    lines = [x for x in gateway.lines() if x.get("event") == "request" and x["ended_by"] == "end" and x["model"].startswith("up-")
             and x["attempts"] == 1 and x["in_tokens"] in version]
    wrong = [x for x in lines if x["cost_micros"] != sum(n * p for n, p in zip((x["in_tokens"], x["out_tokens"]), PRICES[version[x["in_tokens"]]]))]
    equal(wrong[:2], [], f"{len(wrong)} of {len(lines)} calls were billed by another price than their address's; the first")
    true({x["in_tokens"] for x in lines} == set(version), f"only one address was seen in {len(lines)} calls")


def flat(samples, what, share, slack):
    """The last third holds no more than the middle third, but for a share and some slack: the first third warms up."""
    third = len(samples) // 3
    middle = statistics.median(getattr(s, what) for s in samples[third:2 * third])
    last = statistics.median(getattr(s, what) for s in samples[-third:])
    print(f"{what}: {middle:.0f} then {last:.0f}", flush=True)
    true(last <= middle * (1 + share) + slack, f"{what} grew from {middle:.0f} to {last:.0f}")


def heap_is_flat(seconds):
    """What full collections leave; a run shorter than the whole one may have none, or one."""
    left = [int(n) for n in re.findall(r"Pause Full .* \d+M->(\d+)M", COLLECTIONS.read_text())]
    print(f"full collections leave {left} MB", flush=True)
    true(seconds < 600 or len(left) > 1, f"{len(left)} full collections tell nothing of growth")
    true(not left or left[-1] <= left[0] * 1.2 + 10, f"the heap grew: {left}")


async def settle(check, seconds, what):
    """Polled here, and not in a thread: the upstreams need the loop to see that a connection has gone."""
    for _ in range(int(seconds * 5)):
        if check():
            return
        await asyncio.sleep(0.2)
    raise AssertionError(f"not within {seconds} s: {what()}")


async def logged_once(gateway):
    """The log is written behind."""
    def counted():
        lines = [line["request_id"] for line in gateway.lines() if line.get("event") == "request"]
        return len(lines), len(set(lines)), int(total(scrape(gateway), "sluice_requests_total"))
    await settle(lambda: len(set(counted())) == 1, 60, lambda: f"as many log lines as ids and calls counted: {counted()}")


async def idle(gateway, upstreams):
    await settle(lambda: all(total(scrape(gateway), gauge) == 0 for gauge in GAUGES), 20,
                 lambda: f"gauges at 0: {({gauge: total(scrape(gateway), gauge) for gauge in GAUGES})}")
    await settle(lambda: not any(u.connections for u in upstreams), KEPT + 10,
                 lambda: f"{sum(len(u.connections) for u in upstreams)} upstream connections are left")


async def main(seconds, streams, steady):
    report = Report()
    upstreams = [Upstream(gap=0.05, frames=20, faults=0.2, seed=seed) for seed in (1, 2, 3)]
    ports = [await upstream.start() for upstream in upstreams]
    calm = Upstream(gap=0.1, frames=100)
    upstreams.append(calm)
    rig = Rig(steady) if steady else None
    named = {"calm": await calm.start(), **({"steady": rig.port} if rig else {})}
    gateway = await asyncio.to_thread(Gateway, {"soak.yaml": configuration(*ports, **named)}, {"SLUICE_JAVA_OPTS": HEAP})
    try:
        await load(gateway, min(10, seconds / 4), streams)
        if rig:
            rig.start(gateway, seconds)
        began, cpu = time.monotonic(), burned(gateway)
        kinds, long, samples = await load(gateway, seconds, streams, lambda turn: configuration(*ports, turn=turn, **named))
        share = (burned(gateway) - cpu) / (time.monotonic() - began) * 100
        print(f"callers saw {kinds}, those of long streams {long}; the gateway took {share:.0f} % of a core", flush=True)
        print(f"upstreams answered {({fault: sum(u.answered[fault] for u in upstreams) for fault in upstreams[0].answered})}", flush=True)
        report.check("most streams are whole", true, kinds.get("done", 0) > sum(kinds.values()) / 2, kinds)
        deserted = sum(u.deserted for u in upstreams)
        report.check("upstreams are left when callers leave", true, deserted > kinds.get("left", 0) / 2, f"{kinds}, {deserted} upstream calls cut")
        report.check("no stream was cut", equal, kinds.get("cut", 0), 0, "streams without an end")
        report.check("no long stream broke", equal, set(long), {"done"}, f"{long}")
        if rig:
            report.check("no steady stream broke", lambda: equal(rig.errors(), 0, "errors"))
        report.check("memory is flat", flat, samples, "memory", 0.10, 40)
        report.check("the heap is flat", heap_is_flat, seconds)
        report.check("threads are flat", flat, samples, "threads", 0, 4)
        report.check("descriptors are flat", flat, samples, "descriptors", 0.15, 40)
        report.check("series are flat", flat, samples, "series", 0, LATE)
        try:
            await idle(gateway, upstreams)
            report.add(1)
        except AssertionError as left:
            report.fail("nothing is left over", left)
        try:
            await logged_once(gateway)
            report.add(1)
        except AssertionError as uneven:
            report.fail("each call is logged once", uneven)
        report.check("each change was taken, with its price", reloaded, gateway, seconds)
    finally:
        await asyncio.to_thread(gateway.stop)
        if rig:
            rig.stop()
    report.end()


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    asyncio.run(main(*given[:1] or [600], int(given[1]) if len(given) > 1 else 100, int(given[2]) if len(given) > 2 else 600))
