#!/usr/bin/env python3
"""The gateway under random faults for a while: what it holds must not grow, and nothing may be left over.

    soak.py [SECONDS [STREAMS [STEADY]]]     default 600 s, 100 streams at once, 600 steady ones beside them

A fifth of the answers of three upstreams fail in six ways, and every tenth caller leaves in mid-stream. The steady streams (a frame each
20 ms, from a fourth upstream that never fails) carry the machine to about half of its load; not one of them may break. They need gcc; 0 for
none. Ends with `N passed, N failed`.
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
from kit.process import BUILD, Process, free_port  # noqa: E402
from kit.report import Report, equal, true  # noqa: E402
from upstream import Upstream, call  # noqa: E402

PROVIDER = """  {name}: {{ dialect: openai, base-url: "http://127.0.0.1:{port}/v1", residency: self-hosted,
    timeouts: {{ first-token: 3s, idle: 2s, total: 30s }} }}
"""
MODEL = "  {name}: {{ provider: {name}, upstream: m, tier: fast, window: 8192, price: {{ input: 1, output: 2 }} }}\n"
GAUGES = ["sluice_requests_in_flight", "sluice_streams_open", "sluice_upstream_in_flight", "sluice_queue_depth"]
FRAMES = 500
KEPT = 4  # seconds that the gateway keeps an idle connection to a self-hosted server

# Series that come with a fault first seen late: a histogram of 20 for a model and an error. A leak would be one for each call, or more.
LATE = 250


def configuration(*ports, steady=None):
    """The route `soak` to a model behind each port, and the model `steady`."""
    named = {f"up-{place}": port for place, port in enumerate(ports)}
    every = {**named, **({"steady": steady} if steady else {})}
    return ("providers:\n" + "".join(PROVIDER.format(name=name, port=port) for name, port in every.items())
            + "models:\n" + "".join(MODEL.format(name=name) for name in every)
            + f"pools: {{ all: [ {', '.join(f'{{ model: {name}, weight: 1 }}' for name in named)} ] }}\n"
            + 'routes: { soak: { fast: all } }\nteams: { default: { models: ["*"] } }\n')


def scrape(gateway):
    with urllib.request.urlopen(f"http://127.0.0.1:{gateway.management}/q/metrics", timeout=10) as answer:
        return answer.read().decode()


def total(text, name):
    return sum(float(v) for v in re.findall(rf"^{name}(?:{{[^}}]*}})? (\S+)$", text, re.M))


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


async def load(gateway, seconds, streams):
    """Callers one after another in each of `streams` places; gives what they saw and the samples taken meanwhile."""
    end = time.monotonic() + seconds
    dice, kinds, samples = random.Random(7), {}, []

    async def place():
        await asyncio.sleep(dice.random())
        while time.monotonic() < end:
            outcome = await call(gateway.port, leave=dice.uniform(0.05, 0.9) if dice.random() < 0.1 else None)
            kinds[outcome.kind] = kinds.get(outcome.kind, 0) + 1
            if outcome.kind == "refused":
                await asyncio.sleep(dice.random())

    async def watch():
        while time.monotonic() < end:
            await asyncio.sleep(seconds / 40)
            samples.append(await asyncio.to_thread(Sample, gateway))

    await asyncio.gather(watch(), *(place() for _ in range(streams)))
    return kinds, samples


def flat(samples, what, share, slack):
    """The last third holds no more than the middle third, but for a share and some slack: the first third warms up."""
    third = len(samples) // 3
    middle = statistics.median(getattr(s, what) for s in samples[third:2 * third])
    last = statistics.median(getattr(s, what) for s in samples[-third:])
    print(f"{what}: {middle:.0f} then {last:.0f}", flush=True)
    true(last <= middle * (1 + share) + slack, f"{what} grew from {middle:.0f} to {last:.0f}")


async def settle(check, seconds, what):
    """Polled here, and not in a thread: the upstreams need the loop to see that a connection has gone."""
    for _ in range(int(seconds * 5)):
        if check():
            return
        await asyncio.sleep(0.2)
    raise AssertionError(f"not within {seconds} s: {what()}")


async def idle(gateway, upstreams):
    await settle(lambda: all(total(scrape(gateway), gauge) == 0 for gauge in GAUGES), 20,
                 lambda: f"gauges at 0: {({gauge: total(scrape(gateway), gauge) for gauge in GAUGES})}")
    await settle(lambda: not any(u.connections for u in upstreams), KEPT + 10,
                 lambda: f"{sum(len(u.connections) for u in upstreams)} upstream connections are left")


async def main(seconds, streams, steady):
    report = Report()
    upstreams = [Upstream(gap=0.05, frames=20, faults=0.2, seed=seed) for seed in (1, 2, 3)]
    ports = [await upstream.start() for upstream in upstreams]
    rig = Rig(steady) if steady else None
    gateway = await asyncio.to_thread(Gateway, {"soak.yaml": configuration(*ports, steady=rig and rig.port)})
    try:
        await load(gateway, min(10, seconds / 4), streams)
        if rig:
            rig.start(gateway, seconds)
        began, cpu = time.monotonic(), burned(gateway)
        kinds, samples = await load(gateway, seconds, streams)
        share = (burned(gateway) - cpu) / (time.monotonic() - began) * 100
        print(f"callers saw {kinds}; the gateway took {share:.0f} % of a core", flush=True)
        print(f"upstreams answered {({fault: sum(u.answered[fault] for u in upstreams) for fault in upstreams[0].answered})}", flush=True)
        report.check("most streams are whole", true, kinds.get("done", 0) > sum(kinds.values()) / 2, kinds)
        deserted = sum(u.deserted for u in upstreams)
        report.check("upstreams are left when callers leave", true, deserted > kinds.get("left", 0) / 2, f"{kinds}, {deserted} upstream calls cut")
        report.check("no stream was cut", equal, kinds.get("cut", 0), 0, "streams without an end")
        if rig:
            report.check("no steady stream broke", lambda: equal(rig.errors(), 0, "errors"))
        report.check("memory is flat", flat, samples, "memory", 0.10, 40)
        report.check("threads are flat", flat, samples, "threads", 0, 4)
        report.check("descriptors are flat", flat, samples, "descriptors", 0.15, 40)
        report.check("series are flat", flat, samples, "series", 0, LATE)
        try:
            await idle(gateway, upstreams)
            report.add(1)
        except AssertionError as left:
            report.fail("nothing is left over", left)
        await asyncio.sleep(2)  # the log is written behind
        lines = [line["request_id"] for line in gateway.lines() if line.get("event") == "request"]
        report.check("each call is logged once", equal, (len(lines), len(set(lines))), (int(total(scrape(gateway), "sluice_requests_total")),) * 2,
                     "log lines, ids, and calls counted")
    finally:
        await asyncio.to_thread(gateway.stop)
        if rig:
            rig.stop()
    report.end()


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    asyncio.run(main(*given[:1] or [600], int(given[1]) if len(given) > 1 else 100, int(given[2]) if len(given) > 2 else 600))
