"""The gateway under test, started by its own launcher with its own configuration and data."""
import json
import pathlib
import shutil
import tempfile

from kit.ports import free_port
from kit.process import ROOT, Process, until


class Gateway(Process):
    """`files`: name -> YAML text; none of them means the embedded default. Makes no calls to itself: a suite's are enough."""

    def __init__(self, files=None, env=None):
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="sluice-suite-"))
        self.config = self.work / "config"
        self.config.mkdir()
        for name, text in (files or {}).items():
            self.write(name, text)
        self.port, self.management = free_port(), free_port()
        super().__init__("gateway", [ROOT / "sluice", "serve"], {
            "SLUICE_CONFIG": str(self.config),
            "SLUICE_DATA": str(self.work / "data"),
            "QUARKUS_HTTP_PORT": str(self.port),
            "QUARKUS_MANAGEMENT_PORT": str(self.management),
            "SLUICE_WARM_UP": "0",
            **(env or {})})
        self.root = f"http://127.0.0.1:{self.port}"
        self.url = self.root + "/v1"
        self.wait_for(self.url + "/models", 1200)  # the launcher may build first

    def stop(self, seconds=20):
        """Last of all its directory goes: it writes there until it has ended."""
        super().stop(seconds)
        shutil.rmtree(self.work, ignore_errors=True)

    def write(self, name, text):
        """As an editor does: the whole file at once."""
        part = self.config / f".{name}.part"
        part.write_text(text)
        part.rename(self.config / name)

    def lines(self):
        """The JSON lines of the log, one per ended call."""
        return [json.loads(line) for line in self.said().splitlines() if line.startswith("{") and line.endswith("}")]

    def line(self, request_id):
        """The one line of a call; more than one is a fault of its own."""
        def found():
            return [line for line in self.lines() if line.get("request_id") == request_id]
        lines = until(found, 60, f"the log line of {request_id}")
        if len(lines) != 1:
            raise AssertionError(f"{len(lines)} log lines for {request_id}")
        return lines[0]
