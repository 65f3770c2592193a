#!/usr/bin/env python3
"""How a process with 1,000 open streams ends, and that each of them is accounted for: SIGTERM, a second one, the limit, SIGKILL; and
one that is still calling itself.

    kill.py [STREAMS]

Ends with `N passed, N failed`.
"""
import asyncio
import pathlib
import signal
import sys
import tempfile
import time

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "suites")]
from kit.gateway import Gateway  # noqa: E402
from kit.process import until  # noqa: E402
from kit.report import Report, equal, true  # noqa: E402
from soak import configuration, scrape, total  # noqa: E402
from upstream import Upstream, call  # noqa: E402


class Scene:
    """A gateway whose upstream speaks until it is told to finish."""

    async def __aenter__(self):
        self.upstream = Upstream(gap=0.5)
        config = configuration(await self.upstream.start()).replace("total: 30s", "total: 1h")
        self.gateway = await asyncio.to_thread(Gateway, {"soak.yaml": config}, self.settings)
        return self

    async def __aexit__(self, *_):
        await asyncio.to_thread(self.gateway.stop)

    def __init__(self, **settings):
        self.settings = settings

    async def begin(self, streams):
        """The tasks of that many callers, each of whom has heard content."""
        count, all_began = 0, asyncio.Event()

        def one():
            nonlocal count
            count += 1
            if count == streams:
                all_began.set()

        calls = [asyncio.ensure_future(call(self.gateway.port, began=one)) for _ in range(streams)]
        await asyncio.wait_for(all_began.wait(), 60)
        return calls

    def tell(self):
        self.gateway.signal(signal.SIGTERM)

    async def told(self, text):
        await asyncio.to_thread(until, lambda: text in self.gateway.said(), 90, f"{text!r} in the log")

    async def end(self, calls, code=0):
        """What the callers saw, once the process has ended with that code."""
        seen = await asyncio.gather(*calls)
        equal(await asyncio.to_thread(self.gateway.child.wait, 90), code, "exit code")
        return seen

    def accounted(self, seen, by, error):
        """Every caller's request is in the log exactly once, ended so, with what it was sent."""
        lines = {}
        for line in self.gateway.lines():
            if line.get("event") == "request":
                lines.setdefault(line["request_id"], []).append(line)
        wrong = [s.request for s in seen if [(x["ended_by"], x["error"]) for x in lines.get(s.request, [])] != [(by, error)]]
        equal(wrong[:3], [], f"{len(wrong)} of {len(seen)} calls without exactly one line {by}/{error}; the first")
        free = [s.request for s in seen if not lines[s.request][0]["out_tokens"] or not lines[s.request][0]["cost_micros"]]
        equal(free[:3], [], f"{len(free)} of {len(seen)} calls without tokens or cost; the first")


async def whole(streams):
    """Streams that end within the limit end whole; a new call is sent elsewhere."""
    async with Scene() as scene:
        calls = await scene.begin(streams)
        scene.tell()
        await scene.told("no new calls")
        late = await call(scene.gateway.port)
        scene.upstream.finish()
        seen = await scene.end(calls)
        true(late.kind == "refused" and late.status in (0, 503), f"a new call got {late.kind} {late.status}")
        equal({s.kind for s in seen}, {"done"}, "what the callers saw")
        scene.accounted(seen, "end", "none")


async def hung_up(streams):
    """The end of its terminal ends a gateway as SIGTERM does."""
    async with Scene() as scene:
        calls = await scene.begin(streams)
        scene.gateway.signal(signal.SIGHUP)
        await scene.told("no new calls")
        scene.upstream.finish()
        seen = await scene.end(calls)
        equal({s.kind for s in seen}, {"done"}, "what the callers saw")
        scene.accounted(seen, "end", "none")


async def dismissed(streams):
    """At the limit each gets an error event and is charged for what it got."""
    async with Scene(SLUICE_DRAIN_TIMEOUT="2s") as scene:
        calls = await scene.begin(streams)
        scene.tell()
        seen = await scene.end(calls)
        equal({(s.kind, s.code) for s in seen}, {("error", "draining")}, "what the callers saw")
        scene.accounted(seen, "interrupted", "draining")


async def hurried(streams):
    """A second signal ends the wait for balancers and leaves five seconds."""
    async with Scene(SLUICE_DRAIN_DELAY="300s") as scene:
        calls = await scene.begin(streams)
        scene.tell()
        await scene.told("draining")
        began = time.monotonic()
        scene.tell()
        seen = await scene.end(calls)
        took = time.monotonic() - began
        true(took < 60, f"the second signal took {took:.1f} s")
        equal({(s.kind, s.code) for s in seen}, {("error", "draining")}, "what the callers saw")
        scene.accounted(seen, "interrupted", "draining")


async def killed(streams):
    """Whoever heard the end of a stream a while before is in the log, once; nobody takes a cut stream for a whole one."""
    async with Scene() as scene:
        calls = await scene.begin(streams // 2)
        scene.upstream.finish()
        short = await asyncio.gather(*calls)
        scene.upstream.finished = False
        more = await scene.begin(streams // 2)
        scene.gateway.signal(signal.SIGKILL)
        cut = await scene.end(more, -signal.SIGKILL)
        equal({s.kind for s in short}, {"done"}, "what those saw who had ended")
        equal({s.kind for s in cut}, {"cut"}, "what those saw who had not")
        scene.accounted(short, "end", "none")


async def rehearsing(_):
    """What a gateway says to itself is in no book, and keeps no signal waiting."""
    with tempfile.TemporaryDirectory() as own:
        where = f"-Djava.io.tmpdir={own}"
        async with Scene(SLUICE_WARM_UP="400", SLUICE_JAVA_OPTS=where) as scene:
            await scene.told("warmed up by 400 calls")
            equal(total(scrape(scene.gateway), "sluice_requests_total"), 0, "calls counted")
            await leave(scene)
        async with Scene(SLUICE_WARM_UP="1000000", SLUICE_JAVA_OPTS=where) as scene:
            await asyncio.sleep(4)
            await leave(scene)
        equal(list(pathlib.Path(own).glob("sluice-rehearsal*")), [], "directories left")


async def leave(scene):
    scene.tell()
    equal(await asyncio.to_thread(scene.gateway.child.wait, 40), 0, "exit code")
    equal(scene.gateway.lines(), [], "calls logged")
    true(not any(bad in scene.gateway.said() for bad in ("not warmed up", "failed inside the gateway")), "a rehearsal that failed")


def run(case, streams):
    began = time.monotonic()
    asyncio.run(case(streams))
    print(f"{case.__name__}: {streams} streams accounted for, {time.monotonic() - began:.0f} s", flush=True)


def main(streams):
    # Whoever runs this by nohup has it ignored, and a gateway keeps that from its parent.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    report = Report()
    for case in (whole, hung_up, dismissed, hurried, killed, rehearsing):
        report.check(case.__name__, run, case, streams)
    report.end()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
