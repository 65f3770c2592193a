"""A real Prometheus on the shipped configuration and rules, and questions to it."""

import json
import math
import pathlib
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "deploy" / "prometheus"

# Metrics of the process, by Micrometer's binders.
FOREIGN = ("jvm_", "process_", "system_", "http_server_", "netty_", "worker_pool_")


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

    def finds(self, expression, at):
        return bool(self.ask("query", query=expression, time=at).get("result"))

    def fault(self, expression, begin, end):
        """What is wrong with an expression over that time, or an empty text."""
        answer = self.ask("query_range", query=expression, start=begin, end=end, step=1)
        if "error" in answer:
            return answer["error"]
        numbers = [float(value) for series in answer["result"] for _, value in series["values"]]
        if not numbers:
            return "empty"
        real = [number for number in numbers if not math.isnan(number)]
        if not real:
            return "only NaN"
        return "" if any(real) else "constant zero"

    def await_up(self):
        for _ in range(100):
            if self.number('up{job="sluice"}') == 1:
                return
            time.sleep(0.3)
        targets = self.ask("targets")["activeTargets"]
        sys.exit(f"prove: the target is not up: {[t['lastError'] for t in targets]}")


def configuration(directory, management):
    """The shipped file, with the port of this run, the shipped rules where they lie, and a look each second."""
    text = (SHIPPED / "prometheus.yml").read_text()
    changes = {
        "127.0.0.1:9000": f"127.0.0.1:{management}",
        "scrape_interval: 15s": "scrape_interval: 1s\n  evaluation_interval: 1s",
        "[ sluice.rules.yml ]": f"[ {SHIPPED / 'sluice.rules.yml'} ]",
    }
    for old, new in changes.items():
        if old not in text:
            sys.exit(f"prove: prometheus.yml no longer holds '{old}'")
        text = text.replace(old, new)
    path = pathlib.Path(directory) / "prometheus.yml"
    path.write_text(text)
    return path


def command(directory, management, port):
    return [
        "prometheus", f"--config.file={configuration(directory, management)}", f"--storage.tsdb.path={directory}/tsdb",
        f"--web.listen-address=127.0.0.1:{port}", "--enable-feature=exemplar-storage", "--log.level=warn"]
