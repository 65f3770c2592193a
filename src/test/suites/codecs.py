"""Every dialect against an upstream not written by us: aimock speaks OpenAI, Azure, Anthropic and Gemini from one set of
fixtures; compatcanary probes each through the gateway, the official JavaScript clients, OpenAI's and Anthropic's, have a
conversation with it, and every preset has exchanges of its own (codecs_presets.py)."""
import json
import subprocess
import sys

import codecs_presets
from kit.gateway import Gateway
from kit.http import call
from kit.ports import free_port
from kit.process import BUILD, ROOT, Process
from kit.report import Report, equal

BIN = BUILD / "npm/node_modules/.bin"
# The two probes of /v1/responses wait for that surface.
PROBES = ["models.list", "chat.basic", "chat.streaming", "chat.tool_call", "chat.structured_output"]
# aimock lets a model think, whatever it is called, unless it knows the name of one that cannot.
UPSTREAMS = {
    "d-openai": ("openai", "/v1", "gpt-5.2"),
    "d-azure": ("azure-openai", "/openai/deployments/gpt", "gpt-5.2"),
    "d-anthropic": ("anthropic", "/v1", "claude-sonnet-4-5"),
    "d-gemini": ("gemini", "/v1beta", "gemini-2.5-flash"),
    "d-compat": ("cohere-compat", "/v1", "gpt-5.2"),
    "d-vllm": ("vllm", "/v1", "own-thinker"),
    "d-mistral": ("mistral", "/v1", "mistral-medium-latest"),
}


# Not presets: LangChain4j speaks, with a key that signs and opens nothing.
LANGCHAIN4J = {
    "d-bedrock": ("bedrock", "", "anthropic.claude-sonnet-4-5", "instruct"),
    "d-cohere": ("cohere", "/v2", "rerank-v3.5", "rerank"),
}


def configuration(port):
    lines = ["providers:"]
    for alias, (engine, path, _, _) in LANGCHAIN4J.items():
        lines.append(f"  {alias}: {{ dialect: langchain4j, engine: {engine}, base-url: http://127.0.0.1:{port}{path}, api-key: 'AKIA:secret' }}")
    lines.append(f"  d-rerank: {{ dialect: openai, base-url: http://127.0.0.1:{port}/v2, api-key: test-key }}")
    # aimock's embeddings are numbers, whatever it is asked for.
    lines.append(f"  d-numbers: {{ dialect: openai, base-url: http://127.0.0.1:{port}/v1, api-key: test-key, rules: {{ floats-only: true }} }}")
    for alias, (preset, path, _) in UPSTREAMS.items():
        lines.append(f"  {alias}: {{ preset: {preset}, base-url: http://127.0.0.1:{port}{path}, api-key: test-key }}")
    lines.append("models:")
    for alias, (_, _, upstream, kind) in LANGCHAIN4J.items():
        lines.append(f"  {alias}: {{ provider: {alias}, upstream: {upstream}, kind: {kind}, price: {{ input: 1, output: 1 }} }}")
    lines.append("  d-numbers: { provider: d-numbers, upstream: text-embedding-3-small, kind: embedding, price: { input: 1 } }")
    lines.append("  d-rerank: { provider: d-rerank, upstream: rerank-v3.5, kind: rerank, price: { input: 1 } }")
    for alias, (_, _, upstream) in UPSTREAMS.items():
        lines.append(f"  {alias}: {{ provider: {alias}, upstream: {upstream}, price: {{ input: 1, output: 1 }} }}")
    return "\n".join(lines) + "\n"


def probed(gateway, alias):
    """The scanner exits 0 on a warning, so its report is read."""
    out = BUILD / f"canary-{alias}.json"
    out.unlink(missing_ok=True)
    run = subprocess.run(
        [BIN / "compatcanary", "scan", "--base-url", gateway.url, "--model", alias, "--profile", "modern",
         "--format", "json", "--output", out],
        capture_output=True, text=True, timeout=600, env={**__import__("os").environ, "OPENAI_API_KEY": "test-key"})
    if not out.exists():
        raise AssertionError(f"no report: {run.stdout[-500:]}{run.stderr[-500:]}")
    found = json.loads(out.read_text())
    results = {each.get("id") or each.get("probe"): each for each in found.get("results") or found.get("probes")}
    wrong = {name: results.get(name) for name in PROBES if (results.get(name) or {}).get("status") != "pass"}
    equal(wrong, {}, f"probes of {alias} that did not pass")


def talked(report, script, url, alias, *more):
    run = subprocess.run(
        ["node", ROOT / "src/test/suites" / script, url, BUILD / "npm", alias, *more],
        capture_output=True, text=True, timeout=600)
    lines = run.stdout.splitlines()
    for line in lines:
        if line.startswith("ok "):
            report.add(1)
        elif line.startswith("FAILED "):
            report.fail(f"{script} {alias} {line[7:].split(':')[0]}", line)
    if not lines or lines[-1] != "end":
        report.fail(alias, f"the script broke off, exit {run.returncode}: {run.stderr[-2000:]}")


def ranked(gateway, alias):
    body = {"model": alias, "query": "red fox", "documents": ["a cat", {"text": "the red fox"}], "top_n": 2, "return_documents": True}
    reply = call(gateway.url, "/rerank", body)
    told = reply.json()
    equal(reply.status, 200, f"status of {alias}: {told}")
    equal(told["model"], alias, "model")
    scores = [each["relevance_score"] for each in told["results"]]
    equal(scores, sorted(scores, reverse=True), "order of scores")
    equal(sorted(each["index"] for each in told["results"]), [0, 1], "documents ranked")
    equal({each["document"]["text"] for each in told["results"]}, {"a cat", "the red fox"}, "texts attached")


def reset(gateway, alias):
    equal(call(gateway.root, f"/admin/targets/{alias}/reset", {}).status, 200, "status")


def aimock(name, *key):
    port = free_port()
    suites = ROOT / "src/test/suites"
    mock = Process(name, ["node", suites / "aimock.mjs", BUILD / "npm", suites / "aimock", str(port), *key])
    mock.wait_for(f"http://127.0.0.1:{port}/health", 300)
    return port


def main():
    report = Report()
    # Bedrock signs with its key, so that an aimock which asks for one would not know it.
    port, locked = aimock("aimock"), aimock("aimock-locked", codecs_presets.KEY)
    gateway = Gateway({"codecs.yaml": configuration(port), "presets.yaml": codecs_presets.configuration(locked)})
    codecs_presets.check(report, gateway, f"http://127.0.0.1:{locked}/__aimock")
    for alias in ("d-cohere", "d-rerank"):
        report.check(f"rerank {alias}", ranked, gateway, alias)
    talked(report, "codecs.mjs", gateway.url, "d-numbers", f"http://127.0.0.1:{port}")
    for alias in [*UPSTREAMS, "d-bedrock"]:
        report.check(f"compatcanary {alias}", probed, gateway, alias)
        talked(report, "codecs.mjs", gateway.url, alias, f"http://127.0.0.1:{port}")
        report.check(f"reset of {alias} after its rate limit", reset, gateway, alias)
        talked(report, "messages.mjs", gateway.root, alias)
    report.end()


if __name__ == "__main__":
    sys.exit(main())
