"""What Prometheus shows against what the gateway and the caller saw, and against what is documented (steps 4 and 6)."""

import bisect
import json
import re
import statistics
import time

from server import FOREIGN, ROOT

ROW = re.compile(r"^\| (`[^|]+`) \| (counter|gauge|histogram)\b", re.MULTILINE)


def count_faults(prometheus, log):
    """Prometheus and the request lines count the same. What judges cost stands under the team `none`, in no line."""
    lines = [json.loads(line) for line in log.read_text().splitlines() if '"event":"request"' in line]
    told = {
        "sum(sluice_requests_total)": len(lines),
        'sum(sluice_tokens_total{type="input",team!="none"})': sum(line["in_tokens"] or 0 for line in lines),
        'sum(sluice_tokens_total{type="output",team!="none"})': sum(line["out_tokens"] or 0 for line in lines),
        'sum(sluice_cost_micros_total{team!="none"})': sum(line["cost_micros"] or 0 for line in lines),
        "sum(sluice_requests_in_flight)": 0,
        "sum(sluice_streams_open)": 0,
    }
    return [f"{expression} is {prometheus.number(expression):.0f}, the request lines say {expected}"
            for expression, expected in told.items() if prometheus.number(expression) != expected]


def await_count(prometheus, log):
    """Streams end, lines are written and scraped a little later: on a busy machine not that little."""
    end = time.monotonic() + 60
    while count_faults(prometheus, log) and time.monotonic() < end:
        time.sleep(1)


# Seconds below which a bucket is narrower than what a busy machine adds to a caller in Python.
MEASURABLE = 0.25


def first_token_faults(prometheus, seen):
    """The median first token of each model is within one bucket of what the caller measured."""
    family = "gen_ai_server_time_to_first_token_seconds_bucket"
    faults, compared = [], 0
    for model, seconds in sorted(seen.items()):
        measured = statistics.median(seconds)
        if len(seconds) < 5 or measured < MEASURABLE:
            continue
        compared += 1
        ours = prometheus.ask("query", query=f'{family}{{gen_ai_request_model="{model}"}}')["result"]
        edges = sorted({float(series["metric"]["le"]) for series in ours})
        median = f'histogram_quantile(0.5, sum by (le) ({family}{{gen_ai_request_model="{model}"}}))'
        told = prometheus.number(median)
        apart = abs(bisect.bisect_left(edges, told) - bisect.bisect_left(edges, measured))
        print(f"{'ok  ' if apart <= 1 else 'FAIL'} first token of {model}: {told:.3f} s, its callers saw {measured:.3f} s")
        if apart > 1:
            faults.append(f"first token of {model}: {told:.3f} s, but its callers saw {measured:.3f} s")
    return faults or ([] if compared else ["no stream was slow enough to be measured"])


def name_faults(scrape):
    """A scrape shows the names of docs/operate.md and no others of ours."""
    documented = {}
    for names, kind in ROW.findall((ROOT / "docs" / "operate.md").read_text()):
        for name in re.findall(r"`([^`]+)`", names):
            plain = name.replace(".", "_") + ("_total" if kind == "counter" else "")
            documented[plain] = {plain, plain + "_seconds"}
    shown = set(re.findall(r"^# TYPE (\S+) \w+", scrape, re.MULTILINE))
    timers = {name for name in shown if name.endswith("_max") and name[:-4] in shown}
    ours = {name for name in shown - timers if not name.startswith(FOREIGN)}
    known = set().union(*documented.values())
    return ([f"a scrape shows {name}, which docs/operate.md does not name" for name in sorted(ours - known)]
            + [f"docs/operate.md names {name}, which no scrape showed" for name, forms in sorted(documented.items())
               if not forms & shown])
