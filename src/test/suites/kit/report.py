"""Counts what passed and failed, and says so in one last line: `N passed, N failed`."""
import os
import sys
import traceback


class Report:
    def __init__(self):
        self.passed = 0
        self.failures = []

    def check(self, name, test, *args):
        """Runs one case; whatever it raises is its failure. True when it passed."""
        try:
            test(*args)
        except Exception as problem:  # a case may fail in any way, the suite goes on
            self.fail(name, f"{type(problem).__name__}: {problem}\n{where(problem)}")
            return False
        self.passed += 1
        return True

    def fail(self, name, why):
        self.failures.append(name)
        print(f"FAILED {name}\n    " + str(why)[:3000].rstrip().replace("\n", "\n    "), flush=True)

    def add(self, passed):
        """Cases that another runner has counted."""
        self.passed += passed

    def end(self):
        print(f"{self.passed} passed, {len(self.failures)} failed", flush=True)
        sys.exit(0 if self.passed and not self.failures else 1)


def where(problem):
    """The lines of our own files that led to a problem, without the libraries below them."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    own = [f for f in traceback.extract_tb(problem.__traceback__) if f.filename.startswith(here)]
    return "\n".join(f"{os.path.relpath(f.filename, here)}:{f.lineno}: {f.line}" for f in own[-4:])


def equal(found, expected, what="value"):
    if found != expected:
        raise AssertionError(f"{what}: found {found!r:.600}, expected {expected!r:.600}")


def true(condition, what):
    if not condition:
        raise AssertionError(what)
