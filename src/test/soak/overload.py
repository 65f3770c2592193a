#!/usr/bin/env python3
"""Five times as many calls as the upstream bears, in three classes, through a gateway with the limits it starts with.

    overload.py [SECONDS]     default 40 s of overload, between two calm stretches

The upstream does 20 calls of a second each at once, lets all others wait, and does not notice who left: only how late it begins to speak
tells of its load. Callers do not wait for answers before more come. Ends with `N passed, N failed`.
"""
import asyncio
import json
import pathlib
import statistics
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "suites")]
from kit.gateway import Gateway  # noqa: E402
from kit.report import Report, equal, true  # noqa: E402
from soak import scrape, total  # noqa: E402
from upstream import CHUNK, HEAD, Upstream, event  # noqa: E402

BEARS, FRAMES, CALM, PATIENCE = 20, 10, 10, 2
SPARE = 0.01  # of the refused: a machine that does much else is late itself
LACKS = 0.1  # of the time: so long without a processor, and a run says nothing
CONFIG = """providers: {{ up: {{ dialect: openai, base-url: "http://127.0.0.1:{port}/v1", residency: external }} }}
models: {{ m: {{ provider: up, upstream: m, tier: fast, window: 8192, price: {{ input: 1, output: 2 }} }} }}
teams: {{ default: {{ models: ["*"] }} }}
"""
CLASSES = {"interactive": (True, ""), "default": (False, ""), "batch": (True, "x-sluice-tags: batch\r\n")}


class Queueing(Upstream):
    """Does so many calls at once, in the order in which they came."""

    def __init__(self):
        super().__init__(gap=1 / FRAMES, frames=FRAMES)
        self.places, self.most = asyncio.Semaphore(BEARS), 0
        self.waiting, self.served = 0, []

    async def answer(self, writer, fault, asked):
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        async with self.places:
            self.waiting -= 1
            began = time.monotonic()
            try:
                return await (self.stream(writer, began) if b'"stream": true' in asked else self.whole(writer))
            finally:  # whoever left is served to the end
                await asyncio.sleep(max(0, began + 1 - time.monotonic()))
                self.served.append((time.monotonic(), time.monotonic() - began))

    def bears(self, began, seconds):
        """How many calls in that time, of which each took what it took: on a busy machine a second is longer."""
        took = [each for at, each in self.served if began <= at < began + seconds]
        return BEARS * seconds / statistics.mean(took)

    async def stream(self, writer, began):
        writer.write((HEAD.format(200, "text/event-stream") + "transfer-encoding: chunked\r\n\r\n").encode())
        for place in range(1, self.frames + 1):
            self.chunk(writer, event({"content": "word "}))
            await writer.drain()
            await asyncio.sleep(max(0, began + place * self.gap - time.monotonic()))
        self.chunk(writer, event({}, "stop") + b"data: [DONE]\n\n")
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        return True

    async def whole(self, writer):
        await asyncio.sleep(self.frames * self.gap)
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "word " * FRAMES}}
        body = json.dumps({**CHUNK, "object": "chat.completion", "choices": [choice]}).encode()
        writer.write(f"{HEAD.format(200, 'application/json')}content-length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()
        return True


class Call:
    def __init__(self, kind, at):
        self.kind, self.began, self.ended, self.answer = kind, at, at, b""

    async def made(self, port):
        stream, tag = CLASSES[self.kind]
        body = json.dumps({"model": "m", "stream": stream, "messages": [{"role": "user", "content": "hi"}]})
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(f"POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n{tag}"
                         f"authorization: Bearer any\r\ncontent-length: {len(body)}\r\n\r\n{body}".encode())
            while part := await reader.read(65536):
                self.answer += part
        except OSError as cut:
            self.answer = self.answer or f"HTTP/1.1 000 {cut}".encode()
        finally:
            self.ended = time.monotonic()
            writer.transport.abort()

    @property
    def status(self):
        return int(self.answer[9:12] or 0)

    @property
    def good(self):
        return self.status == 200 and self.answer.count(b"word ") == FRAMES

    @property
    def took(self):
        return self.ended - self.began


async def arrive(port, each_second, seconds, calls, tasks):
    """Calls of the three classes in turn, evenly, whatever became of those before."""
    began = time.monotonic()
    for place in range(int(each_second * seconds)):
        await asyncio.sleep(max(0, began + place / each_second - time.monotonic()))
        call = Call(list(CLASSES)[place % 3], time.monotonic())
        calls.append(call)
        tasks.append(asyncio.ensure_future(call.made(port)))
    return began


def goodput(calls, upstream, began, seconds):
    ended, bears = [c for c in calls if c.good and began <= c.ended < began + seconds], upstream.bears(began, seconds)
    share = len(ended) / bears
    print(f"{share:.0%} of the {bears:.0f} calls that the upstream bears were answered", flush=True)
    true(share >= 0.9, f"{len(ended)} whole answers in {seconds} s, of {bears:.0f} that the upstream bears")


def classes(calls):
    done = {kind: sum(c.good for c in calls if c.kind == kind) for kind in CLASSES}
    print(f"whole answers by class once the limit had found its place: {done}", flush=True)
    true(done["interactive"] > 2 * max(done["default"], done["batch"]), f"who goes first was not served first: {done}")
    true(min(done.values()) >= 0.08 * sum(done.values()), f"a class starved: {done}")


def is_reject(call):
    return call.status == 503 and b"\r\nretry-after: " in call.answer and b'"overloaded"' in call.answer


def rejects(refused):
    wrong = [c.answer[:300] for c in refused if not is_reject(c)]
    true(len(wrong) <= SPARE * len(refused), f"{len(wrong)} of {len(refused)} were no 503 with a retry-after: {wrong[:3]}")
    took = sorted(c.took for c in refused)
    print(f"{len(refused)} refused, within {statistics.median(took) * 1000:.0f} ms (median), {took[-1]:.1f} s (slowest)", flush=True)
    true(took[-1] < PATIENCE + 3, f"one was refused after {took[-1]:.1f} s")


def counted(gateway, refused):
    shed = int(total(scrape(gateway), "sluice_shed_total"))
    equal(shed, sum(map(is_reject, refused)), "calls counted as shed")
    late = int(total(scrape(gateway), "sluice_timeouts_total"))
    true(late <= SPARE * len(refused), f"{late} clocks ran out: the limit fell too late")


def waited(gateway):
    """Seconds that its event loops were ready to run, and other processes ran."""
    loops = [task for task in pathlib.Path(f"/proc/{gateway.pid}/task").iterdir() if "eventloo" in (task / "comm").read_text()]
    return sum(int((task / "schedstat").read_text().split()[1]) for task in loops) / 1e9


async def main(seconds):
    for _ in range(2):
        report, lacked = await overloaded(seconds)
        if not report.failures or lacked < LACKS * seconds:
            report.end()
        print(f"once more: the gateway's event loops waited {lacked:.0f} s of {seconds:.0f} for a processor", flush=True)
    report, _ = await overloaded(seconds)
    report.end()


async def overloaded(seconds):
    """What it came to, and for how many seconds the gateway lacked a processor: it does not blame the upstream for what it may have been late
    to hear itself, so that on a machine which others use to the full nothing tells it of the load."""
    report, upstream = Report(), Queueing()
    gateway = await asyncio.to_thread(Gateway, {"overload.yaml": CONFIG.format(port=await upstream.start())})
    before, calls, after, tasks = [], [], [], []
    try:
        await arrive(gateway.port, BEARS / 2, CALM, before, tasks)
        before_it = waited(gateway)
        began = await arrive(gateway.port, 5 * BEARS, seconds, calls, tasks)
        lacked = waited(gateway) - before_it
        await asyncio.gather(*tasks)
        await arrive(gateway.port, BEARS / 2, CALM, after, tasks)
        await asyncio.gather(*tasks)
        refused = [c for c in calls if not c.good]
        print(f"{len(calls)} calls came; {upstream.most} waited at the upstream at once", flush=True)
        report.check("goodput stays", goodput, calls, upstream, began, seconds)
        report.check("who goes first is served first", classes, [c for c in calls if c.began > began + seconds / 2])
        report.check("refusals are quick and say when to come back", rejects, refused)
        report.check("each is counted, and hardly a clock had to run out", counted, gateway, refused)
        report.check("nobody is refused before or after", equal, [c.answer[:200] for c in before + after if not c.good][:3], [], "refused")
    finally:
        await asyncio.to_thread(gateway.stop)
        upstream.server.close()
    return report, lacked


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 40))
