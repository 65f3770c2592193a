"""What the suites share: a report, processes that are stopped again, the gateway under test."""
