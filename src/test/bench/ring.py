#!/usr/bin/env python3
"""What the last hour in memory costs a call: two gateways side by side, the same but that one forgets every call it is told of. Part of `make bench`.

    ring.py [--rounds N] [--secs S] [--warmup S]

The second one is the first one's jar with an empty `Live.took`, compiled here: the product has no switch for it. Both run without the AOT
cache, which belongs to one jar. Rounds of the two take turns on the same core; prints CPU per request and per streamed frame of each and
their ratio, with the ratio of every pair of rounds beside it, which is the noise. Exit 1 when one failed a call, when the first did not show
its calls on /admin/overview, or when the second did. Needs what run.py needs.
"""
import argparse
import glob
import json
import os
import re
import secrets
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
import zipfile

from run import DATA, HERE, MANAGEMENT, MODEL, ROOT, WORK, configuration, environment, stop

APP = f"{ROOT}/target/quarkus-app"
OTHER = f"{WORK}/forgetful"
SOURCE = f"{ROOT}/src/main/java/dev/sluice/live/Live.java"
TOOK = re.compile(r"(public synchronized void took\(Entry entry, long epochMillis\) \{).*?\n    \}", re.S)


def forgetful(java):
    """A copy of the built gateway whose ring takes nothing."""
    shutil.rmtree(OTHER, ignore_errors=True)
    shutil.copytree(APP, OTHER, ignore=shutil.ignore_patterns("app.aot"))
    source, found = TOOK.subn(r"\1}", open(SOURCE).read())
    if found != 1:
        sys.exit(f"bench: {SOURCE} has {found} methods took to empty; mend TOOK in ring.py")
    os.makedirs(f"{OTHER}/made/dev/sluice/live")
    path = f"{OTHER}/made/dev/sluice/live/Live.java"
    open(path, "w").write(source)
    jars = glob.glob(f"{APP}/app/*.jar") + glob.glob(f"{APP}/lib/*/*.jar")
    subprocess.run([f"{java}/bin/javac", "-proc:none", "-nowarn", "-cp", ":".join(jars), "-d", f"{OTHER}/made", path], check=True)
    (jar,) = glob.glob(f"{OTHER}/app/*.jar")
    made = {f"dev/sluice/live/{os.path.basename(c)}": open(c, "rb").read() for c in glob.glob(f"{OTHER}/made/dev/sluice/live/*.class")}
    with zipfile.ZipFile(f"{APP}/app/{os.path.basename(jar)}") as before, zipfile.ZipFile(jar, "w") as after:
        for entry in before.infolist():
            after.writestr(entry, made.get(entry.filename, before.read(entry)))
    return OTHER


def start(java, app, port, env, log):
    env = dict(env, QUARKUS_HTTP_PORT=str(port), QUARKUS_MANAGEMENT_PORT=str(port + MANAGEMENT - DATA))
    process = subprocess.Popen(["taskset", "-c", "0", f"{java}/bin/java", f"@{ROOT}/deploy/jvm.options", "-Xms512m", "-Xmx512m", "-XX:MaxDirectMemorySize=256m",
                                "-XX:ActiveProcessorCount=1", f"-Dsluice.config={WORK}/config", f"-Dsluice.data={WORK}/data-{port}", "-jar", "quarkus-run.jar", "serve"],
                               cwd=app, env=env, stdout=log, stderr=subprocess.STDOUT)
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/admin/overview", timeout=1).read()
            return process
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    process.kill()
    sys.exit("bench: the gateway did not start; its output is in target/bench")


def shown(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/admin/overview") as answer:
        return json.load(answer)["stats"]["requests"]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rounds", type=int, default=9)
    ap.add_argument("--secs", type=float, default=3)
    ap.add_argument("--warmup", type=float, default=30)
    a = ap.parse_args()
    os.makedirs(f"{WORK}/config", exist_ok=True)
    env = environment(secrets.token_hex(32))
    line, key = subprocess.run([f"{ROOT}/sluice", "key", "create", "--team", "team-0"], env=env, stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n")[:2]
    open(f"{WORK}/config/bench.yaml", "w").write(configuration(line))
    java = subprocess.run([f"{ROOT}/.mvn/jdk25"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    ports = {"with": DATA, "without": DATA + 1}
    running = []
    with open(f"{WORK}/ring.log", "w") as log:
        try:
            for app, port in zip((APP, forgetful(java)), ports.values()):
                running.append(start(java, app, port, env, log))
            subprocess.run([sys.executable, f"{HERE}/bench.py", "--pin", "--rounds", str(a.rounds), "--secs", str(a.secs), "--warmup", str(a.warmup), "--json", f"{WORK}/ring.json"]
                           + [f"{name}=127.0.0.1:{port}/v1/chat/completions,key={key},model={MODEL}" for name, port in ports.items()], check=True)
            told = {name: shown(port) for name, port in ports.items()}
        finally:
            for process in running:
                stop(process)
    rows = {row["name"]: row for row in json.load(open(f"{WORK}/ring.json")) if row["name"] in ports}
    for figure, what in (("cpu_us", "CPU per request"), ("frame_us", "CPU per streamed frame")):
        pairs = [x / y for x, y in zip(*(rows[name]["rounds"][figure] for name in ports)) if y > 0]
        spread = f"; pairs of rounds {min(pairs):.3f} to {max(pairs):.3f}, median {statistics.median(pairs):.3f}" if pairs else ""
        print(f"the ring: {what} {rows['with'][figure]:.2f} us with it, {rows['without'][figure]:.2f} us without, ratio {rows['with'][figure] / max(0.01, rows['without'][figure]):.3f}{spread}")
    print(f"calls of the last five minutes on /admin/overview: {told['with']} with it, {told['without']} without")
    sys.exit(0 if told["with"] > 0 and told["without"] == 0 and all(row["errors"] == 0 for row in rows.values()) else 1)


if __name__ == "__main__":
    main()
