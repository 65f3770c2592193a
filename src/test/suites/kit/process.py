"""Servers started by a suite, on loopback, each in a process group of its own that ends with the suite."""
import atexit
import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[4]
BUILD = ROOT / "build"
running = []


class Process:
    """One child and the group below it. `log` is a file with everything it says."""

    def __init__(self, name, command, env=None, cwd=ROOT):
        folder = BUILD / "log"
        folder.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.log = folder / f"{name}-{os.getpid()}.log"
        with open(self.log, "wb") as out:
            self.child = subprocess.Popen(
                [str(word) for word in command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=out,
                stderr=subprocess.STDOUT, start_new_session=True, env={**os.environ, **(env or {})})
        self.pid = self.child.pid
        running.append(self)

    def wait_for(self, url, seconds):
        until(lambda: self.alive() and answers(url), seconds, f"{self.name} to answer {url}; see {self.log}",
              lambda: self.alive())
        return self

    def alive(self):
        return self.child.poll() is None

    def said(self):
        return self.log.read_text(errors="replace")

    def signal(self, number):
        os.killpg(self.pid, number)

    def stop(self, seconds=20):
        if self in running:
            running.remove(self)
        with contextlib.suppress(ProcessLookupError):
            self.signal(signal.SIGCONT)
            self.child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.child.wait(seconds)
        with contextlib.suppress(ProcessLookupError):
            self.signal(signal.SIGKILL)
        self.child.wait()


def until(condition, seconds, what, worth=lambda: True):
    """Polls until the condition gives something true, and returns that."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end or not worth():
            raise TimeoutError(f"waited in vain (at most {seconds} s) for {what}")
        time.sleep(0.05)


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


@atexit.register
def stop_all():
    for process in reversed(list(running)):
        process.stop()


signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
