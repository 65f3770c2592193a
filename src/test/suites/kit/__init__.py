"""What the suites share: a report, processes that are stopped again, the gateway under test."""
import os

# The proxy that leads a machine out leads nobody back to the servers of a suite, neither it nor what it starts.
for name in ("no_proxy", "NO_PROXY"):
    os.environ[name] = ",".join(filter(None, (os.environ.get(name), "127.0.0.1,localhost")))
