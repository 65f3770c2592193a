#!/usr/bin/env python3
"""A gateway whose log nobody reads: its pipe is full, and calls are answered all the same; once it is read, nothing of them is missing.

    unread.py

Ends with `N passed, N failed`.
"""
import fcntl
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "suites")]
from kit.ports import free_port  # noqa: E402
from kit.process import ROOT, until  # noqa: E402
from kit.report import Report, equal, true  # noqa: E402

# Each refused call opens or keeps open a breaker, and that is said by an event loop.
CONFIG = """
providers:
  gone: { dialect: openai, base-url: "http://127.0.0.1:1/v1", residency: self-hosted }
models:
  gone: { provider: gone, upstream: gone, tier: fast, price: { input: 1, output: 1 } }
pools: { only: [ gone ] }
routes: { r: { fast: only } }
"""
ROUNDS = 60


class Unread:
    def __enter__(self):
        self.work = tempfile.TemporaryDirectory(prefix="sluice-suite-")
        config = pathlib.Path(self.work.name, "config")
        config.mkdir()
        (config / "sluice.yaml").write_text(CONFIG)
        self.port, management = free_port(), free_port()
        self.live = f"http://127.0.0.1:{management}/q/health/live"
        self.out, log = os.pipe()
        fcntl.fcntl(log, fcntl.F_SETPIPE_SZ, 4096)
        self.child = subprocess.Popen([ROOT / "sluice", "serve"], stdin=subprocess.DEVNULL, stdout=log, env={
            **os.environ, "SLUICE_CONFIG": str(config), "SLUICE_DATA": str(config.parent / "data"), "SLUICE_WARM_UP": "0",
            "QUARKUS_HTTP_PORT": str(self.port), "QUARKUS_MANAGEMENT_PORT": str(management)})
        os.close(log)
        until(lambda: self.asked(self.live) == 200, 1200, "a gateway that lives", lambda: self.child.poll() is None)
        return self

    def __exit__(self, *_):
        self.child.kill()
        self.child.wait()
        self.work.cleanup()

    @staticmethod
    def asked(url, body=None):
        """The status; 0 for no answer within half a minute."""
        request = urllib.request.Request(url, body, {"content-type": "application/json"}, method="POST" if body is not None else "GET")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    def call(self):
        body = {"model": "gone", "messages": [{"role": "user", "content": "hi"}]}
        return self.asked(f"http://127.0.0.1:{self.port}/v1/chat/completions", json.dumps(body).encode())

    def round(self):
        """Enough failures for a breaker to open, and its reset: one line of the log, seven of calls."""
        reset = self.asked(f"http://127.0.0.1:{self.port}/admin/targets/gone/reset", b"")
        return {reset, *(self.call() for _ in range(7))}

    def read(self):
        """All that is said from now on, in a list that grows."""
        said = bytearray()

        def drain():
            while part := os.read(self.out, 1 << 16):
                said.extend(part)
        threading.Thread(target=drain, daemon=True).start()
        return said


def nobody_reads():
    with Unread() as gateway:
        seen = set()
        for _ in range(ROUNDS):
            seen |= gateway.round()
        true(0 not in seen, f"a call without an answer: {seen}")
        equal(gateway.asked(gateway.live), 200, "liveness")
        said = gateway.read()
        until(lambda: said.count(b'"event":"request"') == 7 * ROUNDS, 90, "a line for each call")
        equal(said.count(b" left rotation for "), ROUNDS, "lines of a target that left")
        gateway.child.send_signal(signal.SIGTERM)
        equal(gateway.child.wait(30), 0, "exit code")
        until(lambda: b"drained" in said, 60, "the last line")


def nobody_reads_to_the_end():
    with Unread() as gateway:
        for _ in range(ROUNDS):
            gateway.round()
        gateway.child.send_signal(signal.SIGTERM)
        equal(gateway.child.wait(40), 0, "exit code")


if __name__ == "__main__":
    report = Report()
    for case in (nobody_reads, nobody_reads_to_the_end):
        report.check(case.__name__, case)
    report.end()
