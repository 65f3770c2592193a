"""Real servers behind the gateway: vLLM on the CPU with a scripted model, llama.cpp with a small real one.

usage: run backends [vllm] [llama]      both by default
"""
import os
import pathlib
import sys

import backends_llama
import backends_vllm
from kit.ports import free_port
from kit.process import BUILD, ROOT, Process
from kit.report import Report

SUITES = {"llama": (backends_llama, 1800), "vllm": (backends_vllm, 900)}


def start(kind, seconds):
    """Started by the shared folder's own script, which installs the server first where it is missing."""
    port = free_port()
    script = (ROOT / os.environ["SLUICE_SHARED"] / "backends" / f"{kind}.sh").resolve()
    home = pathlib.Path(os.environ.get("BACKENDS", BUILD / "backends")).resolve()
    server = Process(kind, ["bash", script, port], {"BACKENDS": str(home), "VLLM_HTTP_TIMEOUT_KEEP_ALIVE": "5"})
    server.url = f"http://127.0.0.1:{port}"
    return server.wait_for(server.url + "/health", seconds)


def main(kinds):
    report = Report()
    for kind in kinds or SUITES:
        suite, seconds = SUITES[kind]
        try:
            suite.run(report, lambda kind=kind, seconds=seconds: start(kind, seconds))
        except TimeoutError as problem:
            report.fail(kind, problem)
    report.end()


if __name__ == "__main__":
    main(sys.argv[1:])
