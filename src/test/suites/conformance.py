"""openai-python's own tests, once directly against a mock made from OpenAI's specification and once through the
gateway. Every test must end the same way (A1), and what the mock receives must be the same request (A2).

Left out: what the gateway does not offer (stored completions, deletion of models). Models are listed and retrieved from
the gateway's own catalogue, so these tests judge its shapes. Legacy completions cannot be streamed by the mock.
"""
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as xml

from cassette_case import canonical, parse
from conformance_recorder import Recorder
from kit.gateway import Gateway
from kit.ports import free_port
from kit.process import BUILD, ROOT, Process
from kit.report import Report, equal, true

SDK = BUILD / "sdk/openai-3.22.1"
FILES = ["tests/api_resources/chat/test_completions.py", "tests/api_resources/test_completions.py",
         "tests/api_resources/test_embeddings.py", "tests/api_resources/test_models.py"]
CHOSEN = "create or (test_models and (list or retrieve))"
LEAST_TESTS, LEAST_REQUESTS = 120, 90   # guards against an empty collection
CONFIG = """
providers:
  mock: { dialect: openai, base-url: 'URL', api-key: sk-upstream, residency: external }
models:
  gpt-6-astra:            { provider: mock, upstream: gpt-6-astra }
  gpt-3.5-turbo-instruct: { provider: mock, upstream: gpt-3.5-turbo-instruct }
  text-embedding-3-small: { provider: mock, upstream: text-embedding-3-small, kind: embedding }
teams:
  default: {}
"""


def mock():
    port = free_port()
    specification = (ROOT / os.environ["SLUICE_SHARED"] / "conformance/openai-openapi.yaml").resolve()
    brackets = [f"--validator-{what}-format=brackets" for what in
                ("query-array", "query-object", "form-array", "form-object")]
    command = [BUILD / "npm/node_modules/.bin/steady", "--host", "127.0.0.1", "-p", port, "-q", *brackets, specification]
    url = f"http://127.0.0.1:{port}"
    Process("steady", command).wait_for(url + "/_x-steady/health", 300)
    return url


def run(base, name):
    """One run in one process, so that requests keep their order; test id -> passed, failed or skipped."""
    out = BUILD / f"{name}.xml"
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", f"--junitxml={out}", "-k", CHOSEN, *FILES],
        cwd=SDK, env={**os.environ, "TEST_API_BASE_URL": base}, capture_output=True, text=True, timeout=1200)
    true(ran.returncode in (0, 1), f"pytest against {base} broke off: {ran.stdout[-800:]} {ran.stderr[-800:]}")
    results = {}
    for case in xml.parse(out).iter("testcase"):
        verdict = next((c for c in case if c.tag in ("failure", "error", "skipped")), None)
        results[f"{case.get('classname')}::{case.get('name')}"] = (
            ("passed", "") if verdict is None else (verdict.tag, (verdict.get("message") or "") + (verdict.text or "")[-1500:]))
    return results


def ends_the_same(test, direct, gateway):
    if "api_resources.test_completions." in test and "overload_2" in test:
        # The specification, and so the mock, has no stream for legacy completions: it answers plain JSON, which the
        # gateway refuses with 502 (openai-wire SSE-15) and the client, called directly, does not look at.
        true("answered a streamed request without a stream" in gateway[test][1], f"A1 {gateway[test]}")
        return
    equal(gateway.get(test, ("not run", ""))[0], direct[test][0], f"A1 outcome; {gateway.get(test, '  ')[1]}")


def asked_the_same(direct, gateway):
    equal((gateway.method, gateway.path), (direct.method, direct.path), "A2 method and path")
    equal(gateway.headers.get("content-type"), direct.headers.get("content-type"), "A2 content type")
    sent, seen = parse(direct.body.decode()), parse(gateway.body.decode())
    if sent.get("stream") is True and "include_usage" not in (sent.get("stream_options") or {}):
        seen.get("stream_options", {}).pop("include_usage", None)  # the gateway's own wish, hidden from the caller
        if not seen.get("stream_options") and "stream_options" not in sent:
            seen.pop("stream_options", None)
    equal(canonical(seen), canonical(sent), "A2 body")
    equal(gateway.headers.get("authorization"), "Bearer sk-upstream", "A2 credential")
    leaked = [n for n in gateway.headers if n.startswith(("x-stainless-", "x-sluice-", "cookie"))]
    equal(leaked, [], "A2 headers of the client")
    true(gateway.status == direct.status, f"A2 the mock answered {gateway.status} instead of {direct.status}: {gateway.complaint}")


def main():
    report = Report()
    upstream = mock()
    one, two = Recorder(upstream), Recorder(upstream)
    gateway = Gateway({"all.yaml": CONFIG.replace("URL", two.url)})
    direct, through = run(one.url, "direct"), run(gateway.url, "gateway")
    report.check("A1 the same tests ran", equal, sorted(through), sorted(direct))
    report.check(f"A1 at least {LEAST_TESTS} tests ran", true, len(direct) >= LEAST_TESTS, f"{len(direct)} ran")
    for test in direct:
        report.check(test, ends_the_same, test, direct, through)
    first = [r for r in one.requests if r.method == "POST"]
    second = [r for r in two.requests if r.method == "POST"]
    report.check("A2 the same number of requests", equal, len(second), len(first))
    report.check(f"A2 at least {LEAST_REQUESTS} requests", true, len(first) >= LEAST_REQUESTS, f"{len(first)} requests")
    for number, (a, b) in enumerate(zip(first, second)):
        report.check(f"A2 request {number} to {a.path}", asked_the_same, a, b)
    print(json.dumps({"tests": len(direct), "requests": len(first),
                      "failed directly": sum(v[0] != "passed" for v in direct.values())}))
    report.end()


if __name__ == "__main__":
    main()
