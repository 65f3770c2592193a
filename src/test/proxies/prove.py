#!/usr/bin/env python3
"""HAProxy and nginx in front of the gateway, with the shipped configurations: `make proxies`.

Starts two gateways on the embedded default, then each proxy with the ports replaced. A stream must come through while it is still
written, a body of a megabyte and a kept connection must pass, and behind HAProxy a gateway that is told to stop must cost no call.
Everything listens on 127.0.0.1 and is stopped by process id.
"""
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "src/test/suites")]

from kit.ports import free_port  # noqa: E402

PASSED, FAILURES = [], []


def check(name, good, told=""):
    print(("ok   " if good else "FAIL ") + name + (f": {told}" if not good else ""), flush=True)
    (PASSED if good else FAILURES).append(name)


def body(stream, padding=0):
    return json.dumps({"model": "sim-reasoning", "stream": stream, "max_tokens": 60,
                       "messages": [{"role": "user", "content": "Count to thirty." + " " * padding}]})


def post(connection, text):
    connection.request("POST", "/v1/chat/completions", text, {"content-type": "application/json"})
    return connection.getresponse()


def metric(management, name, labels=""):
    text = urllib.request.urlopen(f"http://127.0.0.1:{management}/q/metrics", timeout=60).read().decode()
    return sum(float(n) for n in re.findall(rf"^{name}(?:{{[^}}]*{labels}[^}}]*}})? (\S+)$", text, re.M))


def open_streams(management):
    return metric(management, "sluice_streams_open")


def await_ready(url, process):
    """The launcher may build first."""
    def answers():
        if process.poll() is not None:
            sys.exit(f"proxies: {process.args[0]} ended with code {process.returncode} before {url} answered")
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return True
        except OSError:
            return False
    if not until(answers, 1200):
        sys.exit(f"proxies: {url} did not answer")


class Gateway:
    def __init__(self, started, folder, port, management, **settings):
        self.port, self.management = port, management
        env = dict(os.environ, **{"SLUICE_CONFIG": str(folder / "none"), **settings}, SLUICE_DATA=str(folder / f"data-{port}"), QUARKUS_HTTP_PORT=str(port),
                   QUARKUS_MANAGEMENT_PORT=str(management), SLUICE_WARM_UP="0", SLUICE_DRAIN_DELAY="4s", SLUICE_DRAIN_TIMEOUT="20s")
        with open(folder / f"gateway-{port}.log", "w") as log:
            self.process = subprocess.Popen([str(ROOT / "sluice"), "serve"], env=env, stdout=log, stderr=subprocess.STDOUT)
        started.append(self.process)
        await_ready(f"http://127.0.0.1:{management}/q/health/ready", self.process)


def until(true, seconds=30):
    """Whether it came true in time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def begun(asked, running):
    """A stream, its first frame, and how many were still written when it had come: of ten tries one where there was one, as on a busy
    machine a stream may end before it is counted."""
    for _ in range(10):
        stream = asked()
        first, written = stream.readline(), running()
        if written >= 1:
            break
        stream.read()
    return stream, first, written


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def stop(started):
    for process in started:
        process.terminate()
    for process in started:
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def done():
    print(f"{len(PASSED)} passed, {len(FAILURES)} failed")
    sys.exit(1 if FAILURES else 0)


def proxy(started, command, log, port):
    process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    started.append(process)
    await_ready(f"http://127.0.0.1:{port}/v1/models", process)


def flows(name, port, managements):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    whole = post(connection, body(False))
    check(f"{name}: a whole answer", whole.status == 200 and json.loads(whole.read())["object"] == "chat.completion", whole.status)
    large = post(connection, body(False, 1 << 20))
    check(f"{name}: a megabyte on a kept connection", large.status == 200 and large.read() != b"", large.status)
    stream, first, running = begun(lambda: post(connection, body(True)), lambda: sum(map(open_streams, managements)))
    check(f"{name}: the first frame comes while the stream is still written", first.startswith(b"data: ") and running >= 1, f"{first[:40]} {running}")
    check(f"{name}: the stream is whole", b"data: [DONE]" in stream.read())
    connection.close()


def drained(port, gateway):
    """Calls go on while one gateway is told to stop; how many failed."""
    failed, done, stopping = [], [], threading.Event()

    def caller():
        while not stopping.is_set():
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                answer = post(connection, body(True))
                (done if answer.status == 200 and b"data: [DONE]" in answer.read() else failed).append(answer.status)
                connection.close()
            except OSError as fault:
                failed.append(repr(fault))

    callers = [threading.Thread(target=caller) for _ in range(4)]
    for one in callers:
        one.start()
    while len(done) < 4 and not failed:
        time.sleep(0.05)
    gateway.process.send_signal(signal.SIGTERM)
    code = gateway.process.wait(60)
    before = len(done)
    while len(done) < before + 4 and not failed:
        time.sleep(0.05)
    stopping.set()
    for one in callers:
        one.join()
    check("haproxy: a gateway that is told to stop costs no call", not failed, failed[:3])
    check("haproxy: it ends with code 0", code == 0, code)


def replaced(text, ports):
    return re.sub(r"127\.0\.0\.1:(\d+)|port (\d+)", lambda m: f"127.0.0.1:{ports[m[1]]}" if m[1] else f"port {ports[m[2]]}", text)


def main():
    for tool in ("haproxy", "nginx"):
        if not shutil.which(tool):
            sys.exit(f"proxies: needs {tool}; apt-get install haproxy nginx-light\n0 passed, 1 failed")
    data, other, front, nginx_front, management, other_management = (free_port() for _ in range(6))
    ports = {"8080": data, "8081": other, "8090": front, "9000": management, "9002": other_management}
    started = []
    with tempfile.TemporaryDirectory() as temp:
        folder = pathlib.Path(temp)
        log = open(folder / "proxies.log", "w")
        try:
            first = Gateway(started, folder, data, management)
            Gateway(started, folder, other, other_management)
            (folder / "haproxy.cfg").write_text(replaced((ROOT / "deploy/haproxy/haproxy.cfg").read_text(), ports))
            proxy(started, ["haproxy", "-f", str(folder / "haproxy.cfg")], log, front)
            site = replaced((ROOT / "deploy/nginx/sluice.conf").read_text(), {**ports, "8090": nginx_front})
            (folder / "nginx.conf").write_text(
                f"daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; events {{ }}\n"
                f"http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; "
                f"uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n{site}\n}}\n")
            proxy(started, ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], log, nginx_front)
            flows("haproxy", front, [management, other_management])
            flows("nginx", nginx_front, [management])
            drained(front, first)
        finally:
            stop(started)
            log.close()
    done()


if __name__ == "__main__":
    main()
