"""Traffic that makes every event happen which a panel of the dashboards shows."""

import concurrent.futures
import http.client
import json
import time

EASY = "What is the capital of France?"
HARD = (
    "Prove step by step that there are infinitely many primes congruent to 3 modulo 4, then derive the "
    "asymptotic density, compare two proofs, and implement an optimal segmented sieve with an analysis of its "
    "complexity and a formal argument that the implementation is correct."
)
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

# Two windows of a route's drift watches, and the labels from which a calibration error is shown (docs/operate.md).
WINDOWS = 1_000
LABELS = 300

# Streams after which the usual first token of a target is known, and some.
KNOWN = 50

# More than a target may have and queue together (prove.LOAD); half as many fit.
AT_ONCE = 20


class Caller:
    def __init__(self, port, key):
        self.port = port
        self.key = key
        self.statuses = {}
        self.first_tokens = {}

    def post(self, path, body, headers=None, leave_early=False):
        """The answer's headers, or none when there was no answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        told = {"content-type": "application/json", "authorization": f"Bearer {self.key}", **(headers or {})}
        try:
            sent = time.monotonic()
            connection.request("POST", path, json.dumps(body), told)
            response = connection.getresponse()
            self.statuses[response.status] = self.statuses.get(response.status, 0) + 1
            if leave_early:
                response.read1(64)
            else:
                self.measure(sent, response)
                response.read()
            return response.headers
        except (OSError, http.client.HTTPException):
            self.statuses["broken off"] = self.statuses.get("broken off", 0) + 1
            return {}
        finally:
            connection.close()

    def measure(self, sent, response):
        if response.headers.get("content-type", "").startswith("text/event-stream"):
            response.readline()
            self.first_tokens.setdefault(response.headers["x-sluice-model"], []).append(time.monotonic() - sent)

    def chat(self, model, stream=False, text=EASY, **more):
        content = more.pop("content", text)
        body = {"model": model, "stream": stream, "messages": [{"role": "user", "content": content}]}
        return self.post("/v1/chat/completions", body, **more)

    def completion(self, model, stream=False):
        self.post("/v1/completions", {"model": model, "stream": stream, "prompt": EASY, "max_tokens": 20})

    def embedding(self, model):
        self.post("/v1/embeddings", {"model": model, "input": "a sentence"})

    def judged(self, model, verdict):
        """A call, and its caller's word on it."""
        decision = self.chat(model).get("x-sluice-decision")
        if decision and verdict:
            self.post(f"/v1/routing/{decision}/feedback", {"verdict": verdict})


def one_round(caller):
    """One of everything."""
    image = [{"type": "text", "text": "what is this?"}, {"type": "image_url", "image_url": {"url": PIXEL}}]
    return [
        lambda: caller.chat("auto"),
        lambda: caller.chat("auto", stream=True),
        lambda: caller.chat("auto", stream=True, text=HARD),
        lambda: caller.chat("auto", stream=True, headers={"x-sluice-tier": "reasoning"}),
        lambda: caller.chat("auto", headers={"x-sluice-tags": "batch"}),
        lambda: caller.chat("unsure"),
        lambda: caller.chat("cascade"),
        lambda: caller.chat("home", stream=True),
        lambda: caller.judged("auto", "under"),
        *[lambda: caller.chat("raced", stream=True)] * 8,
        lambda: caller.chat("quick", stream=True),
        lambda: caller.chat("thinker"),
        lambda: caller.completion("quick"),
        lambda: caller.completion("auto", stream=True),
        lambda: caller.embedding("embedder"),
        lambda: caller.chat("slow", stream=True),
        lambda: caller.chat("slow", stream=True, leave_early=True),
        lambda: caller.chat("flaky"),
        lambda: caller.chat("broken"),
        lambda: caller.chat("limited"),
        lambda: caller.chat("briefly", headers={"x-sluice-deadline-ms": "500"}),
        lambda: caller.chat("terse"),
        lambda: caller.chat("silent", stream=True),
        lambda: caller.chat("stalls", stream=True),
        lambda: caller.chat("late", headers={"x-sluice-deadline-ms": "300"}),
        lambda: caller.chat("spare"),
        lambda: caller.chat("spare", stream=True),
        lambda: caller.chat("pictures", content=image),
        lambda: caller.chat("unpriced"),
        lambda: caller.chat("no such model"),
        lambda: caller.chat("auto", headers={"authorization": "Bearer sk-nobody"}),
        lambda: caller.post("/v1/chat/completions", {"messages": "not a list"}),
    ]


def all_at_once(pool, calls):
    for done in [pool.submit(call) for call in calls]:
        done.result()


def drive(caller, seconds):
    """Rounds without a pause, with more than the upstreams bear in each, then a day's traffic on one route."""
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE // 2) as pool:
        all_at_once(pool, [lambda: caller.chat("raced", stream=True)] * KNOWN)
    end = time.monotonic() + seconds
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        while time.monotonic() < end:
            all_at_once(pool, one_round(caller))
            all_at_once(pool, [lambda: caller.chat("crowd", stream=True)] * AT_ONCE)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE // 2) as pool:
        all_at_once(pool, [lambda i=i: caller.judged("auto", "under" if i < LABELS else "") for i in range(WINDOWS)])
        all_at_once(pool, one_round(caller))
