#!/usr/bin/env python3
"""Proves the dashboards against a real Prometheus.

Starts the gateway with a scripted provider, Prometheus with the shipped scrape configuration, drives traffic, then
runs every query of every dashboard. Fails when one is empty, only NaN or constant zero, and when Prometheus and the
request lines disagree on requests, tokens or cost. Everything listens on 127.0.0.1 and is stopped by process id.

usage: prove.py [SECONDS of traffic, 45 unless told]
"""

import json
import math
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

import traffic
import upstream

ROOT = pathlib.Path(__file__).resolve().parents[3]
DASHBOARDS = ROOT / "deploy" / "dashboards"
SCRAPES = ROOT / "deploy" / "prometheus" / "prometheus.yml"
VARIABLES = {"$__rate_interval": "15s", "$model": ".*", "$team": ".*", "$instance": ".*"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_ok(url, seconds, process, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"prove: {what} ended with code {process.returncode} before it was ready")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.3)
    sys.exit(f"prove: {what} was not ready at {url} within {seconds} s")


def start(command, log, **environment):
    return subprocess.Popen(
        command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, env={**os.environ, **environment})


def stop(process):
    """The whole session that `start` opened: the launcher and the JVM below it."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


class Prometheus:
    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"

    def ask(self, path, **parameters):
        url = f"{self.base}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        try:
            with urllib.request.urlopen(url, timeout=30) as response:
                return json.load(response)["data"]
        except urllib.error.HTTPError as refused:
            return {"error": json.load(refused).get("error", str(refused))}

    def number(self, expression):
        found = self.ask("query", query=expression)["result"]
        return float(found[0]["value"][1]) if found else 0.0

    def await_up(self):
        for _ in range(100):
            if self.number('up{job="sluice"}') == 1:
                return
            time.sleep(0.3)
        targets = self.ask("targets")["activeTargets"]
        sys.exit(f"prove: the target is not up: {[t['lastError'] for t in targets]}")


def scrape_configuration(directory, management):
    """The shipped file, with the port of this run and a scrape each second."""
    text = SCRAPES.read_text()
    for old, new in (("127.0.0.1:9000", f"127.0.0.1:{management}"), ("scrape_interval: 15s", "scrape_interval: 1s")):
        if old not in text:
            sys.exit(f"prove: {SCRAPES.name} no longer holds '{old}'")
        text = text.replace(old, new)
    path = pathlib.Path(directory) / "prometheus.yml"
    path.write_text(text)
    return path


def substitute(text):
    for name, value in VARIABLES.items():
        text = text.replace(name, value)
    if "$" in text:
        sys.exit(f"prove: no value for a variable of '{text}'; known: {', '.join(VARIABLES)}")
    return text


def queries():
    """Title and expression of every target of every dashboard."""
    for path in sorted(DASHBOARDS.glob("*.json")):
        for panel in json.loads(path.read_text())["panels"]:
            for target in panel.get("targets", []):
                yield f"{path.stem}: {panel['title']} {target['refId']}", substitute(target["expr"])


def fault(answer):
    """What is wrong with a range, or an empty text."""
    if "error" in answer:
        return answer["error"]
    numbers = [float(value) for series in answer["result"] for _, value in series["values"]]
    if not numbers:
        return "empty"
    real = [number for number in numbers if not math.isnan(number)]
    if not real:
        return "only NaN"
    return "" if any(real) else "constant zero"


def judge(prometheus, begin, end):
    faults = []
    for title, expression in queries():
        wrong = fault(prometheus.ask("query_range", query=expression, start=begin, end=end, step=1))
        print(f"{'ok  ' if not wrong else 'FAIL'} {title}{': ' + wrong if wrong else ''}")
        if wrong:
            faults.append(f"{title}: {wrong}: {expression}")
    return faults + variable_faults(prometheus)


def variable_faults(prometheus):
    faults = []
    for path in sorted(DASHBOARDS.glob("*.json")):
        for variable in json.loads(path.read_text())["templating"]["list"]:
            found = re.fullmatch(r"label_values\((.+), (\w+)\)", variable.get("definition", ""))
            if found and not prometheus.ask(f"label/{found[2]}/values", **{"match[]": found[1]}):
                faults.append(f"{path.stem}: variable {variable['name']} has no values")
    return faults


def truth_faults(prometheus, log):
    """Prometheus and the request lines count the same."""
    lines = [json.loads(line) for line in log.read_text().splitlines() if '"event":"request"' in line]
    told = {
        "sum(sluice_requests_total)": len(lines),
        'sum(sluice_tokens_total{type="input"})': sum(line["in_tokens"] or 0 for line in lines),
        'sum(sluice_tokens_total{type="output"})': sum(line["out_tokens"] or 0 for line in lines),
        "sum(sluice_cost_micros_total)": sum(line["cost_micros"] or 0 for line in lines),
        "sum(sluice_requests_in_flight)": 0,
        "sum(sluice_streams_open)": 0,
    }
    return [f"{expression} is {prometheus.number(expression):.0f}, the request lines say {expected}"
            for expression, expected in told.items() if prometheus.number(expression) != expected]


def prove(directory, seconds, processes):
    data, management, provider, port = (free_port() for _ in range(4))
    config = pathlib.Path(directory) / "config"
    config.mkdir()
    (config / "sluice.yaml").write_text(traffic.configuration(provider, free_port()))
    upstream.serve(provider)
    gateway_log = pathlib.Path(directory) / "gateway.log"
    gateway = start(
        ["./sluice", "serve"], gateway_log.open("w"), QUARKUS_HTTP_PORT=str(data), QUARKUS_MANAGEMENT_PORT=str(management),
        SLUICE_CONFIG=str(config), SLUICE_DATA=str(pathlib.Path(directory) / "data"))
    processes.append(gateway)
    ready = f"http://127.0.0.1:{management}/q/health/ready"
    try:
        await_ok(ready, 240, gateway, "the gateway")
    except SystemExit:
        print(gateway_log.read_text()[-4000:], file=sys.stderr)
        raise
    prometheus = watch(directory, management, port, processes)
    begin = time.time()
    print("answers:", traffic.drive(data, seconds))
    end = time.time()
    time.sleep(8)  # streams in flight end (a stall takes 3 s), the last state is scraped twice
    return judge(prometheus, begin + 5, end) + truth_faults(prometheus, gateway_log)


def watch(directory, management, port, processes):
    process = start(
        ["prometheus", f"--config.file={scrape_configuration(directory, management)}",
         f"--storage.tsdb.path={directory}/tsdb", f"--web.listen-address=127.0.0.1:{port}",
         "--enable-feature=exemplar-storage", "--log.level=warn"],
        (pathlib.Path(directory) / "prometheus.log").open("w"))
    processes.append(process)
    await_ok(f"http://127.0.0.1:{port}/-/ready", 60, process, "Prometheus")
    prometheus = Prometheus(port)
    prometheus.await_up()
    return prometheus


def main():
    if not shutil.which("prometheus"):
        sys.exit("prove: no 'prometheus' on the PATH; install it (Debian: apt-get install prometheus)")
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 45
    processes = []
    with tempfile.TemporaryDirectory(prefix="sluice-prove-") as directory:
        try:
            faults = prove(directory, seconds, processes)
        finally:
            for process in reversed(processes):
                stop(process)
    for line in faults:
        print("prove:", line, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
