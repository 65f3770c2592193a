#!/usr/bin/env python3
"""What one hop through Sluice costs on this machine, with everything on: `make bench`.

    run.py [--rounds N] [--secs S] [--warmup S] [--streams N]

Starts the gateway through ./sluice on one core with one event loop (50 teams with keys, 20 routes, rules, prices), anew for each row, and
beside it the simulated upstream and nginx as a bare reverse proxy, the limit. Prints CPU per request and per streamed frame as ratios to nginx in the
same run (only ratios mean anything on another machine) and to a relay on the gateway's own libraries that does nothing else, then N concurrent streams with the peak of resident memory, then the time from
process start to the first answered request. `translated` is the same gateway before an upstream that speaks Anthropic's Messages. Void, and exit 1, when requests sent, counted and logged differ, or anything failed.
Needs gcc, nginx and taskset; stops what it starts by its process id.
"""
import argparse
import json
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", "..", ".."))
WORK = os.path.join(ROOT, "target", "bench")
DATA, MANAGEMENT, UPSTREAM, BARE = 18080, 19000, 9100, 18081
MODEL, TRANSLATED = "auto-0", "translated"
GATES = {"sluice": (2.8, 2.0), TRANSLATED: (6.0, 4.0)}     # CPU per request and per streamed frame, in units of nginx


def configuration(key_line):
    y = ["providers:", "  mock: { dialect: openai, base-url: http://127.0.0.1:%d/v1, residency: self-hosted }" % UPSTREAM,
         "  claude: { dialect: anthropic, base-url: http://127.0.0.1:%d/v1, residency: self-hosted }" % UPSTREAM, "models:",
         "  claude-fast: { provider: claude, upstream: claude-sonnet-4-5, tier: fast, patch: { reasoning_effort: none }, price: { input: 3, output: 15 } }",
         "  claude-slow: { provider: claude, upstream: claude-sonnet-4-5, tier: reasoning, patch: { reasoning_effort: medium }, price: { input: 3, output: 15 } }"]
    price = "price: { input: 1.25, cached-input: 0.125, output: 10 }"
    for i in range(20):
        y.append(f"  fast-{i}: {{ provider: mock, upstream: mock-{i}, tier: fast, patch: {{ reasoning_effort: none }}, {price} }}")
        y.append(f"  slow-{i}: {{ provider: mock, upstream: mock-{i}, tier: reasoning, patch: {{ reasoning_effort: medium }}, {price} }}")
    y.append("pools:")
    for i in range(20):
        y.append(f"  fast{i}: [ {{ model: fast-{i}, weight: 80 }}, {{ model: fast-{(i + 1) % 20}, weight: 20 }} ]")
    y.append("routes:")
    for i in range(20):
        y.append(f"  auto-{i}: {{ fast: fast{i}, reasoning: slow-{i}, fallback: [ fast-{i} ] }}")
    y += [f"  {TRANSLATED}: {{ fast: claude-fast, reasoning: claude-slow }}", "teams:"]
    for i in range(50):
        y += [f"  team-{i}:", f'    models: [ "*" ]', '    labels: { confidential: "false" }',
              "    limits: { requests-per-minute: 100000000, tokens-per-minute: 10000000000, concurrent: 100000 }",
              "    budget: { amount: 10000000, period: month }", "    rules:",
              """      - { name: pii, when: '"pii" in request.tags || team.labels.confidential == "true"', require: { residency: self-hosted } }""",
              "      - { name: agents, when: request.toolResults > 0, tier: fast }",
              "      - { name: cap, when: request.maxTokens > 16000, deny: ask for at most 16000 tokens }"]
        if i == 0:
            y.append(f"    keys:\n      {key_line}")
    return "\n".join(y) + "\n"


def environment(pepper):
    env = dict(os.environ, SLUICE_CONFIG=f"{WORK}/config", SLUICE_DATA=f"{WORK}/data", SLUICE_KEY_PEPPER=pepper,
               QUARKUS_HTTP_PORT=str(DATA), QUARKUS_MANAGEMENT_PORT=str(MANAGEMENT))
    return env


def start(env, log, pinned):
    """The gateway's process, and the seconds until it answered a request."""
    command = ["taskset", "-c", "0"] if pinned else []
    began = time.monotonic()
    process = subprocess.Popen(command + [f"{ROOT}/sluice", "serve"], env=env, stdout=log, stderr=subprocess.STDOUT)
    while process.poll() is None and time.monotonic() - began < 120:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{MANAGEMENT}/q/health/live", timeout=1).read()
            break
        except OSError:
            time.sleep(0.01)
    else:
        sys.exit("bench: the gateway did not start; its output is in target/bench")
    return process, time.monotonic() - began


def bare(log):
    """The relay's process, with the gateway's options for the JVM."""
    home = subprocess.run([f"{ROOT}/.mvn/jdk25"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    return subprocess.Popen(["taskset", "-c", "0", f"{home}/bin/java", f"@{ROOT}/deploy/jvm.options", "-Xms512m", "-Xmx512m", "-XX:ActiveProcessorCount=1",
                             "-cp", f"{ROOT}/target/quarkus-app/lib/main/*:{ROOT}/target/quarkus-app/lib/boot/*", f"{HERE}/BareRelay.java", str(BARE), str(UPSTREAM)],
                            stdout=log, stderr=subprocess.STDOUT)


def metric(name):
    text = urllib.request.urlopen(f"http://127.0.0.1:{MANAGEMENT}/q/metrics").read().decode()
    return sum(float(v) for v in re.findall(rf"^{name}(?:{{[^}}]*}})? (\S+)$", text, re.M))


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.wait(30)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--secs", type=float, default=3)
    ap.add_argument("--warmup", type=float, default=20)
    ap.add_argument("--streams", type=int, default=9500)
    a = ap.parse_args()
    os.makedirs(f"{WORK}/config", exist_ok=True)
    pepper = secrets.token_hex(32)
    key_line, key = subprocess.run([f"{ROOT}/sluice", "key", "create", "--team", "team-0"], env=environment(pepper),
                                   stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n")[:2]
    open(f"{WORK}/config/bench.yaml", "w").write(configuration(key_line))

    env = environment(pepper)
    env["SLUICE_JAVA_OPTS"] = "-XX:ActiveProcessorCount=1"
    with open(f"{WORK}/bare.log", "w") as log:
        relay = bare(log)
        try:
            results = {"sluice": measured("sluice", MODEL, key, env, a, f"bare=127.0.0.1:{BARE}/v1/chat/completions")}
        finally:
            stop(relay)
    results[TRANSLATED] = measured(TRANSLATED, TRANSLATED, key, env, a)
    ok = all(row["errors"] == 0 and row["counted"] == row["logged"] for row in results.values())

    env["SLUICE_JAVA_OPTS"] = ""
    with open(f"{WORK}/streams.log", "w+") as log:
        gateway, _ = start(env, log, pinned=False)
        try:
            ok &= streams(gateway, key, a.streams)
        finally:
            stop(gateway)

    ok &= starts(env, key)
    for name, (most, most_frame) in GATES.items():
        cpu, frame = results[name]["cpu_ratio"], results[name]["frame_ratio"]
        print(f"{name}: CPU per request {cpu:.2f} x nginx (gate {most}), per streamed frame {frame:.2f} x nginx (gate {most_frame})")
        ok &= cpu <= most and frame <= most_frame
    sluice, floor = results["sluice"], results["sluice"]["beside"]["bare"]
    print("sluice: CPU per request %.2f x a bare relay, which costs %.2f x nginx; per streamed frame %.2f x, %.2f x"
          % (sluice["cpu_us"] / floor["cpu_us"], floor["cpu_ratio"], sluice["frame_us"] / floor["frame_us"], floor["frame_ratio"]))
    sys.exit(0 if ok else 1)


def measured(name, model, key, env, a, *beside):
    """One row of the rig, of a gateway that does nothing else, with those beside it by their names."""
    with open(f"{WORK}/gateway.log", "w+") as log:
        gateway, _ = start(env, log, pinned=True)
        try:
            subprocess.run([sys.executable, f"{HERE}/bench.py", "--pin", "--rounds", str(a.rounds), "--secs", str(a.secs), "--warmup", str(a.warmup),
                            "--json", f"{WORK}/bench.json", *beside, f"{name}=127.0.0.1:{DATA}/v1/chat/completions,key={key},model={model}"], check=True)
            time.sleep(1)
            counted, logged = metric("sluice_requests_total"), log_lines()
            print(f"requests counted {counted:.0f}, logged {logged}")
        finally:
            stop(gateway)
    rows = {row["name"]: row for row in json.load(open(f"{WORK}/bench.json"))}
    return dict(rows[name], beside=rows, counted=counted, logged=logged)


def log_lines():
    with open(f"{WORK}/gateway.log") as log:
        return sum('"event":"request"' in line for line in log)


def streams(gateway, key, count):
    rig = os.path.join(os.environ.get("TMPDIR", "/tmp"), "gateway-rig")
    mock = subprocess.Popen([f"{rig}/mock_upstream", "-p", str(UPSTREAM), "-t", "500", "-i", "500", "-f", "40"])
    try:
        time.sleep(0.3)
        out = subprocess.run([f"{rig}/gwload", "stream", f"127.0.0.1:{DATA}", "/v1/chat/completions", "-c", str(count), "-d", "25", "-f", "40",
                              "-k", key, "-m", MODEL], stdout=subprocess.PIPE, text=True, check=True).stdout
    finally:
        mock.terminate()
        mock.wait()
    load = json.loads(out)
    peak = int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{gateway.pid}/status").read()).group(1)) / 1024
    print(f"{count} concurrent streams: {load['ok']} whole, {load['errors'] + load['unfinished']} failed, peak resident memory {peak:.0f} MB")
    return load["errors"] + load["unfinished"] == 0 and peak < 1024


def starts(env, key):
    """Median of three starts, to the first answered chat request of the embedded default."""
    empty = f"{WORK}/empty"
    os.makedirs(empty, exist_ok=True)
    env = dict(env, SLUICE_CONFIG=empty)
    body = json.dumps({"model": "auto", "max_tokens": 1, "messages": [{"role": "user", "content": "hi"}]}).encode()
    times = []
    for _ in range(3):
        began = time.monotonic()
        with open(os.devnull, "w") as nowhere:
            process = subprocess.Popen([f"{ROOT}/sluice", "serve"], env=env, stdout=nowhere, stderr=nowhere)
        while True:
            try:
                request = urllib.request.Request(f"http://127.0.0.1:{DATA}/v1/chat/completions", body, {"content-type": "application/json"})
                urllib.request.urlopen(request, timeout=5).read()
                break
            except OSError:
                time.sleep(0.01)
        times.append(time.monotonic() - began)
        stop(process)
    print(f"process start to first answered request: {sorted(times)[1]:.2f} s (median of 3; aim under 2.5)")
    return True


if __name__ == "__main__":
    main()
