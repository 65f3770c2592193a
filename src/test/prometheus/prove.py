#!/usr/bin/env python3
"""Proves dashboards, rules and metrics against a real Prometheus (observability.md section 9, steps 1 to 6).

Starts the gateway with a scripted provider, part of which says it is vLLM, and Prometheus with the shipped scrape
configuration and rules; drives traffic that makes everything happen; then asks every query of every dashboard and rule.
Fails when one is empty, only NaN or constant zero; when Prometheus disagrees with the request lines on requests, tokens or
cost, or with the callers on first tokens; when promtool does; and when a scrape shows other names than are documented.
Everything listens on 127.0.0.1 and is stopped by process id.

usage: prove.py [SECONDS of traffic, 45 unless told]
"""

import json
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "suites")]

import configured  # noqa: E402
import queries  # noqa: E402
import server  # noqa: E402
import traffic  # noqa: E402
import truth  # noqa: E402
import upstream  # noqa: E402
from kit.ports import free_port  # noqa: E402

# Little room, so that calls wait and are shed.
LOAD = {"SLUICE_LOAD_LEAST": "2", "SLUICE_LOAD_MOST": "10", "SLUICE_LOAD_QUEUE": "4", "SLUICE_LOAD_PATIENCE": "500ms"}


def fetch(url, data=None):
    """As text where a scrape is asked for: promtool reads no other form."""
    headers = {"content-type": "application/json", "accept": "text/plain;version=0.0.4, */*;q=0.5"}
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=60) as got:
        return got.read().decode()


def await_ok(url, seconds, process, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"prove: {what} ended with code {process.returncode} before it was ready")
        try:
            return fetch(url)
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.3)
    return sys.exit(f"prove: {what} was not ready at {url} within {seconds} s")


def stop(process):
    """The whole session that `start` opened: the launcher and the JVM below it."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


class World:
    """The gateway and Prometheus, in a directory that goes with them."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.processes = []
        self.data, self.management, self.provider, self.other, self.prometheus = (free_port() for _ in range(5))
        # Held and not listened on, so that nobody else gets it meanwhile.
        self.refusing = socket.socket()
        self.refusing.bind(("127.0.0.1", 0))
        self.dead = self.refusing.getsockname()[1]
        self.pepper = {"SLUICE_KEY_PEPPER": secrets.token_hex(32)}
        self.log = self.directory / "gateway.log"

    def start(self, command, log, **environment):
        process = subprocess.Popen(
            command, cwd=server.ROOT, stdout=(self.directory / log).open("w"), stderr=subprocess.STDOUT,
            start_new_session=True, env={**os.environ, **environment})
        self.processes.append(process)
        return process

    def configure(self, threshold, extra=""):
        folder = self.directory / "config"
        folder.mkdir(exist_ok=True)
        text = configured.text(self.provider, self.other, self.dead, self.item, threshold) + extra
        (folder / "sluice.yaml").write_text(text)

    def reload(self):
        return json.loads(fetch(f"http://127.0.0.1:{self.data}/admin/config/reload", b""))["result"]

    def gateway(self):
        made = subprocess.run(
            ["./sluice", "key", "create", "--team", "search"], cwd=server.ROOT, env={**os.environ, **self.pepper},
            check=True, text=True, stdout=subprocess.PIPE)
        self.item, self.key = made.stdout.splitlines()
        self.configure(0.5)
        process = self.start(
            ["./sluice", "serve"], self.log.name, QUARKUS_HTTP_PORT=str(self.data),
            QUARKUS_MANAGEMENT_PORT=str(self.management), SLUICE_CONFIG=str(self.directory / "config"),
            SLUICE_DATA=str(self.directory / "data"), SLUICE_WARM_UP="0", **self.pepper, **LOAD)
        try:
            await_ok(f"http://127.0.0.1:{self.management}/q/health/ready", 1200, process, "the gateway")
        except SystemExit:
            print(self.log.read_text()[-4000:], file=sys.stderr)
            raise

    def watched(self):
        process = self.start(server.command(self.directory, self.management, self.prometheus), "prometheus.log")
        await_ok(f"http://127.0.0.1:{self.prometheus}/-/ready", 300, process, "Prometheus")
        prometheus = server.Prometheus(self.prometheus)
        prometheus.await_up()
        return prometheus

    def reconfigure(self):
        """A threshold where the easy question is too close to call; then one that is refused, and back."""
        asked = json.dumps({"model": "unsure", "messages": [{"role": "user", "content": traffic.EASY}]}).encode()
        told = json.loads(fetch(f"http://127.0.0.1:{self.data}/admin/explain?team=search", asked))
        score = float(told["complexity"])
        results = []
        for extra in ("", "\nnonsense: {}\n", ""):
            self.configure(round(score + 0.01, 4), extra)
            results.append(self.reload())
        print("reloads:", results)
        return [] if "rejected" in results else [f"a configuration that makes no sense was {results[1]}"]


def prove(world, seconds):
    for port in (world.provider, world.other):
        upstream.serve(port)
    world.gateway()
    prometheus = world.watched()
    begin = time.time()
    faults = world.reconfigure()
    caller = traffic.Caller(world.data, world.key)
    traffic.drive(caller, seconds)
    time.sleep(2)  # what the last round did is scraped, on a slow machine all that there is in a window
    end = time.time()
    print("answers:", caller.statuses)
    time.sleep(6)  # streams in flight end (a stall takes 3 s), the last state is scraped twice
    truth.await_count(prometheus, world.log)
    scrape = fetch(f"http://127.0.0.1:{world.management}/q/metrics")
    return (faults + queries.panel_faults(prometheus, begin + 5, end) + queries.rule_faults(prometheus, begin + 5, end)
            + queries.promtool_faults(scrape) + truth.count_faults(prometheus, world.log)
            + truth.first_token_faults(prometheus, caller.first_tokens) + truth.name_faults(scrape))


def main():
    for tool in ("prometheus", "promtool"):
        if not shutil.which(tool):
            sys.exit(f"prove: no '{tool}' on the PATH; install it (Debian: apt-get install prometheus)")
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 45
    with tempfile.TemporaryDirectory(prefix="sluice-prove-") as directory:
        world = World(directory)
        try:
            faults = prove(world, seconds)
        finally:
            for process in reversed(world.processes):
                stop(process)
    for line in faults:
        print("prove:", line, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
