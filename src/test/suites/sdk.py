"""The official Python and JavaScript clients, and Anthropic's for Python, against the gateway as `make run` starts it:
no configuration, the simulated provider. Then a configuration written while it runs."""
import subprocess
import sys

from kit.gateway import Gateway
from kit.process import BUILD, ROOT, until
from kit.report import Report
from sdk_async import ASYNC
from sdk_flows import FLOWS, client
from sdk_messages import MESSAGES
from sdk_messages import client as claude
from sdk_reload import RELOADS


def main():
    report = Report()
    gateway = Gateway()
    sync = client(gateway)
    for flow in FLOWS:
        report.check(f"python {flow.__name__}", flow, sync)
    for flow in ASYNC:
        report.check(f"python async {flow.__name__}", flow, gateway)
    for flow in MESSAGES:
        report.check(f"python anthropic {flow.__name__}", flow, claude(gateway))
    javascript(report, gateway)
    report.check("a client that left is accounted for as such", left, gateway)
    for change in RELOADS:
        report.check(f"reload {change.__name__}", change, gateway, sync)
    report.end()


def javascript(report, gateway):
    """The Node script prints one line per case: `ok NAME` or `FAILED NAME: why`, and `end` last."""
    run = subprocess.run(
        ["node", ROOT / "src/test/suites/sdk.mjs", gateway.url, BUILD / "npm"],
        capture_output=True, text=True, timeout=1200)
    lines = run.stdout.splitlines()
    for line in lines:
        if line.startswith("ok "):
            report.add(1)
        elif line.startswith("FAILED "):
            report.fail("javascript " + line[7:].split(":")[0], line)
    if not lines or lines[-1] != "end":
        report.fail("javascript", f"the script broke off, exit {run.returncode}: {run.stderr[-2000:]}")


def left(gateway):
    def gone():
        return [line for line in gateway.lines() if line.get("ended_by") == "client"]
    until(lambda: len(gone()) >= 4, 60, "a log line for each of the four clients that left (Python three times, JavaScript)")


if __name__ == "__main__":
    sys.exit(main())
