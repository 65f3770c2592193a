"""Every query of the dashboards and rules finds something (observability.md section 9, steps 3 and 5)."""

import json
import re
import subprocess
import sys

from server import FOREIGN, ROOT, SHIPPED

DASHBOARDS = ROOT / "deploy" / "dashboards"
VARIABLES = {"$__rate_interval": "15s", "$model": ".*", "$team": ".*", "$instance": ".*"}
# Four weeks of hours are not at hand.
SHORTER = {"[4w:1h]": "[20s:1s]"}
# What promtool says of a scrape that parses; what each metric is stands in docs/operate.md, and a scrape is read each second.
LINTED = 3
UNSAID = " no help text"
COMPARISON = re.compile(r"(?<![=!<>])\s(==|>=|<=|>|<)\s")
EDGE = re.compile(r"\w+_bucket\{[^}]*\ble=[^}]*\}")


def substitute(text):
    for name, value in VARIABLES.items():
        text = text.replace(name, value)
    if "$" in text:
        sys.exit(f"prove: no value for a variable of '{text}'; known: {', '.join(VARIABLES)}")
    return text


def panels():
    """Title and expression of every target of every dashboard."""
    for path in sorted(DASHBOARDS.glob("*.json")):
        for panel in json.loads(path.read_text())["panels"]:
            for target in panel.get("targets", []):
                yield f"{path.stem}: {panel['title']} {target['refId']}", substitute(target["expr"])


def panel_faults(prometheus, begin, end):
    faults = []
    for title, expression in panels():
        wrong = prometheus.fault(expression, begin, end)
        if not wrong and not prometheus.finds(expression, end):
            wrong = "empty at the end"
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


def rule_faults(prometheus, begin, end):
    """A recording rule has values; what an alert compares is there, whatever it compares to; its edges exist."""
    faults = []
    for group in prometheus.ask("rules")["groups"]:
        for rule in group["rules"]:
            query = rule["query"]
            for old, new in SHORTER.items():
                query = query.replace(old, new)
            alert = rule["type"] == "alerting"
            wrong = rule.get("lastError", "") if rule["health"] == "err" else ""
            if not wrong and not alert:
                wrong = prometheus.fault(query, begin, end)
            # What an alert leaves out (unless) is there as well once it is compared to nothing.
            compared = COMPARISON.sub(r" \1 bool ", query.split(" unless ")[0])
            if not wrong and alert and not prometheus.finds(compared, end):
                wrong = "compares nothing"
            edges = [edge for edge in EDGE.findall(query) if not prometheus.finds(edge, end)]
            wrong = wrong or ", ".join(f"no such edge: {edge}" for edge in edges)
            print(f"{'ok  ' if not wrong else 'FAIL'} rule {rule['name']}{': ' + wrong if wrong else ''}")
            if wrong:
                faults.append(f"rule {rule['name']}: {wrong}: {query}")
    return faults or ([] if prometheus.ask("rules")["groups"] else ["Prometheus has loaded no rule"])


def promtool_faults(scrape):
    tests = sorted(path.name for path in SHIPPED.glob("*.test.yml"))
    checks = {
        ("check", "rules", "sluice.rules.yml"): None,
        ("test", "rules", *tests): None,
        ("check", "metrics"): scrape,
    }
    faults = []
    for words, given in checks.items():
        ran = subprocess.run(
            ["promtool", *words], cwd=SHIPPED, input=given, text=True, timeout=900, check=False, capture_output=True)
        said = [line for line in (ran.stdout + ran.stderr).splitlines() if line.strip()]
        if given:
            said = [line for line in said if not line.startswith(FOREIGN) and not line.endswith(UNSAID)]
        wrong = ran.returncode not in ((0, LINTED) if given else (0,)) or given and said
        if wrong:
            faults.append(f"promtool {' '.join(words)}: " + "; ".join(said))
        print(f"{'ok  ' if not wrong else 'FAIL'} promtool {' '.join(words)}")
    return faults
