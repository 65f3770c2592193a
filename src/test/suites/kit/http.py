"""Plain HTTP/1.1 calls whose bytes a suite can look at: no client library in between."""
import http.client
import json
import time

HEADERS = {"content-type": "application/json", "authorization": "Bearer any"}


class Reply:
    """Status and headers at once; the body only as far as it is read."""

    def __init__(self, connection, answer):
        self.connection, self.answer = connection, answer
        self.status = answer.status
        self.headers = {name.lower(): value for name, value in answer.getheaders()}
        self.id = self.headers.get("x-request-id")

    def body(self):
        with self.connection:
            return self.answer.read()

    def json(self):
        return json.loads(self.body())

    def events(self):
        """Each event as (arrival, kind, data); kind is `data` unless an `event:` line names one. Comments are left
        out, data stays text."""
        kind, data = "data", None
        for line in iter(self.answer.readline, b""):
            line = line.decode().rstrip("\r\n")
            if line.startswith("data:"):
                data = line[5:].removeprefix(" ")
            elif line.startswith("event:"):
                kind = line[6:].strip()
            elif line.startswith("id:"):
                raise AssertionError(f"an id line: {line!r}")
            elif not line and data is not None:
                yield time.monotonic(), kind, data
                kind, data = "data", None
        if data is not None:
            raise AssertionError(f"the stream ended within an event: {data!r:.300}")

    def leave(self):
        self.connection.close()


class Connection(http.client.HTTPConnection):
    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def call(base, path, body=None, headers=None, timeout=60, method=None):
    """One request on a connection of its own. `body`: bytes, or a value to send as JSON."""
    host, slash, prefix = base.removeprefix("http://").partition("/")
    connection = Connection(host, timeout=timeout)
    sent = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    connection.request(method or ("GET" if body is None else "POST"), slash + prefix + path, sent,
                       {**HEADERS, **(headers or {})})
    return Reply(connection, connection.getresponse())
