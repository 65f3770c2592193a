#!/usr/bin/env python3
"""Callers who leave in every phase of a call: in the line, while the gateway connects, before the head, in mid-stream, at its end.

    disconnects.py [CALLS [STREAMS]]     default 10,000 calls, 100 at once

Then nothing is left: gauges are at 0, upstreams are left alone, descriptors are what they were, each call is in the log once, and as many
streams run at once as before. Ends with `N passed, N failed`.
"""
import asyncio
import pathlib
import random
import socket
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "suites")]
from kit.gateway import Gateway  # noqa: E402
from kit.report import Report, equal, true  # noqa: E402
from soak import Sample, idle, logged_once, model, provider, settle  # noqa: E402
from upstream import Upstream, call  # noqa: E402

PLACES = 20  # calls at once that the gateway gives a target here, so that callers have to wait
SPARE = 40  # descriptors: idle connections, files of a log
DIAL = 10  # seconds that a connection is dialled for whose caller has left, and then for those who waited for its place
HOLES = 6  # to dial into: those dials take places


class Hole:
    """An address that lets nobody in: its queue of connections is full."""

    def __init__(self):
        self.door = socket.create_server(("127.0.0.1", 0), backlog=0)
        self.port = self.door.getsockname()[1]
        self.inside = [socket.socket() for _ in range(4)]
        for one in self.inside:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", self.port))

    def close(self):
        for one in [*self.inside, self.door]:
            one.close()


def reached(name, port):
    """A hole would be found out by a probe, which only one's own servers get."""
    text = provider(name, port)
    return text.replace("self-hosted", "external") if name.startswith("hole") else text


def leaving(dice):
    """A phase, the model that is in it for long, and when its caller goes: after so many seconds, or at the sight of such bytes."""
    return dice.choice([
        ("in the line", "busy", {"leave": dice.uniform(0, 0.4)}),
        ("connecting", f"hole-{dice.randrange(HOLES)}", {"leave": dice.uniform(0, 1)}),
        ("before the head", "late", {"leave": dice.uniform(0, 0.5)}),
        ("in mid-stream", "quick", {"sight": b"word ", "leave": 5}),
        ("in mid-stream", "quick", {"leave": dice.uniform(0.02, 0.3)}),
        ("at the end", "quick", {"sight": dice.choice([b'"stop"', b"[DONE]"]), "leave": 5})])


async def disconnect(gateway, calls, streams):
    """How many of each phase saw what."""
    dice, seen, left = random.Random(18), {}, calls

    async def place():
        nonlocal left
        while left > 0:
            left -= 1
            phase, model, when = leaving(dice)
            kind = (await call(gateway.port, model, **when)).kind
            seen.setdefault(phase, {}).setdefault(kind, 0)
            seen[phase][kind] += 1

    await asyncio.gather(*(place() for _ in range(streams)))
    return seen


async def full(gateway, models):
    """As many streams as there are places run at once, at each target."""
    for model in models:
        kinds = [seen.kind for seen in await asyncio.gather(*(call(gateway.port, model) for _ in range(PLACES)))]
        equal(set(kinds), {"done"}, f"what {PLACES} callers of {model} saw")


async def main(calls, streams):
    report, holes = Report(), [Hole() for _ in range(HOLES)]
    upstreams = {"busy": Upstream(gap=0.05, frames=10), "late": Upstream(gap=0.02, frames=5, pause=0.6), "quick": Upstream(gap=0.02, frames=10)}
    ports = {name: await upstream.start() for name, upstream in upstreams.items()} | {f"hole-{place}": hole.port for place, hole in enumerate(holes)}
    config = ("providers:\n" + "".join(reached(name, port) for name, port in ports.items())
              + "models:\n" + "".join(model(name) for name in ports) + 'teams: { default: { models: ["*"] } }\n')
    gateway = await asyncio.to_thread(Gateway, {"leave.yaml": config}, {"SLUICE_LOAD_MOST": str(PLACES), "SLUICE_LOAD_LEAST": str(PLACES)})
    try:
        await full(gateway, upstreams)
        await idle(gateway, upstreams.values())
        before = await asyncio.to_thread(Sample, gateway)
        seen = await disconnect(gateway, calls, streams)
        print(f"{calls} callers left: {seen}", flush=True)
        report.check("most of each phase left by their own will", true, all(s.get("left", 0) > sum(s.values()) / 2 for s in seen.values()), seen)
        report.check("all phases came", equal, len(seen), 5, "phases")
        try:
            await idle(gateway, upstreams.values())
            report.add(1)
        except AssertionError as rest:
            report.fail("nothing is left over", rest)
        try:
            await settle(lambda: Sample(gateway).descriptors <= before.descriptors + SPARE, 6 * DIAL,
                         lambda: f"{before.descriptors} descriptors, then {Sample(gateway).descriptors}")
            report.add(1)
        except AssertionError as more:
            report.fail("no descriptor is left open", more)
        try:
            await full(gateway, upstreams)
            report.add(1)
        except AssertionError as lost:
            report.fail("every place is free again", lost)
        try:
            await logged_once(gateway)
            report.add(1)
        except AssertionError as uneven:
            report.fail("each call is logged once", uneven)
    finally:
        await asyncio.to_thread(gateway.stop)
        for hole in holes:
            hole.close()
    report.end()


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    asyncio.run(main(*given[:1] or [10_000], *given[1:2] or [100]))
