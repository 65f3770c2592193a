#!/usr/bin/env python3
"""An upstream behind TLS, by HTTP/1.1 and by HTTP/2: part of `make proxies`.

One gateway calls another through an nginx that ends TLS in records of a kilobyte, so that what is read comes in many parts, none of which
can grow. Whole answers small and large, a long request, streams, who leaves in mid-stream, and a certificate that nobody vouches for.
Everything listens on 127.0.0.1 and is stopped by process id.
"""
import http.client
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import prove

PROVIDERS = {"near": ("self-hosted", "HTTP/1.1"), "far": ("external", "HTTP/2.0")}     # HTTP/2 is for external providers alone
PASS = "changeit"


def certificate(folder):
    """One for localhost, and a store that trusts it."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True)
    jdk = subprocess.run([prove.ROOT / ".mvn/jdk25"], check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run([f"{jdk}/bin/keytool", "-importcert", "-noprompt", "-alias", "localhost", "-file", folder / "cert.pem", "-keystore", folder / "trust.p12",
                    "-storepass", PASS], check=True, capture_output=True)


def nginx(folder, port, behind):
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; events {{ }}\n"
        f"http {{ log_format told '$server_protocol'; access_log {folder}/access.log told; client_max_body_size 20m; client_body_buffer_size 4m;\n"
        f"client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f"server {{ listen 127.0.0.1:{port} ssl http2; ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem; ssl_buffer_size 1k;\n"
        f"location / {{ proxy_pass http://127.0.0.1:{behind}; proxy_http_version 1.1; proxy_set_header Connection ''; proxy_buffering off; }} }} }}\n")
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def configured(folder, port):
    config = folder / "config"
    config.mkdir()
    lines = ["providers:"]
    for provider, (residency, _) in PROVIDERS.items():
        lines.append(f"  {provider}: {{ dialect: openai, base-url: https://localhost:{port}/v1, api-key: unused, residency: {residency} }}")
    lines.append("models:")
    for provider in PROVIDERS:
        lines += [f"  {provider}-chat: {{ provider: {provider}, upstream: sim-reasoning }}", f"  {provider}-embed: {{ provider: {provider}, upstream: sim-embed }}"]
    (config / "gateway.yaml").write_text("\n".join(lines) + "\n")
    return config


def post(connection, path, **body):
    connection.request("POST", f"/v1/{path}", json.dumps(body), {"content-type": "application/json"})
    return connection.getresponse()


def chat(connection, provider, stream, padding=0):
    said = [{"role": "user", "content": "Count to thirty." + " " * padding}]
    return post(connection, "chat/completions", model=f"{provider}-chat", stream=stream, max_tokens=60, messages=said)


def answers(provider, protocol, front, behind, folder):
    heard = len((folder / "access.log").read_text().split())
    connection = http.client.HTTPConnection("127.0.0.1", front.port, timeout=60)
    small = json.loads(chat(connection, provider, False).read())
    prove.check(f"{protocol}: a whole answer", small.get("object") == "chat.completion", small)
    answer = post(connection, "embeddings", model=f"{provider}-embed", input=[f"text {n}" for n in range(400)])
    text = answer.read()
    vectors = json.loads(text).get("data", []) if answer.status == 200 else []
    prove.check(f"{protocol}: an answer of {len(text) >> 10} KB in many parts", len(text) > 1 << 20 and len(vectors) == 400, text[:200])
    long = chat(connection, provider, False, 1 << 20)
    told = long.read()
    prove.check(f"{protocol}: a request of a megabyte", long.status == 200, told[:300])
    stream, first, running = prove.begun(lambda: chat(connection, provider, True), lambda: prove.open_streams(behind.management))
    prove.check(f"{protocol}: the first frame comes while the stream is still written", first.startswith(b"data: ") and running >= 1, f"{first[:40]} {running}")
    prove.check(f"{protocol}: the stream is whole", b"data: [DONE]" in stream.read())
    before = cut_short(behind)
    left = chat(connection, provider, True)
    left.readline()
    connection.close()
    left.close()
    prove.check(f"{protocol}: who leaves ends the stream upstream", prove.until(lambda: cut_short(behind) == before + 1), cut_short(behind) - before)
    spoken = set((folder / "access.log").read_text().split()[heard:])
    prove.check(f"{protocol}: is what was spoken", spoken == {protocol}, spoken)


def cut_short(behind):
    return prove.metric(behind.management, "sluice_streams_aborted_total", 'by="client"')


def stranger(provider, protocol, front):
    """Its name is right, and nobody vouches for it."""
    connection = http.client.HTTPConnection("127.0.0.1", front.port, timeout=60)
    answer = chat(connection, provider, False)
    error = json.loads(answer.read()).get("error", {})
    good = answer.status == 502 and "TLS failed" in error.get("message", "")
    prove.check(f"{protocol}: a certificate that nobody vouches for is refused", good, f"{answer.status} {error}")
    connection.close()


def main():
    for tool in ("nginx", "openssl"):
        if not shutil.which(tool):
            sys.exit(f"tls: needs {tool}; apt-get install {tool}\n0 passed, 1 failed")
    ports = [prove.free_port() for _ in range(7)]
    started = []
    with tempfile.TemporaryDirectory() as temp:
        folder = pathlib.Path(temp)
        certificate(folder)
        config = configured(folder, ports[6])
        trust = f"-Djavax.net.ssl.trustStore={folder}/trust.p12 -Djavax.net.ssl.trustStorePassword={PASS}"
        with open(folder / "tls.log", "w") as log:
            try:
                behind = prove.Gateway(started, folder, ports[0], ports[1])
                front = prove.Gateway(started, folder, ports[2], ports[3], SLUICE_CONFIG=str(config), SLUICE_JAVA_OPTS=trust)
                wary = prove.Gateway(started, folder, ports[4], ports[5], SLUICE_CONFIG=str(config))
                started.append(subprocess.Popen(nginx(folder, ports[6], ports[0]), stdout=log, stderr=subprocess.STDOUT))
                prove.check("nginx listens", prove.until(lambda: prove.listens(ports[6])))
                for provider, (_, protocol) in PROVIDERS.items():
                    answers(provider, protocol, front, behind, folder)
                    stranger(provider, protocol, wary)
            finally:
                prove.stop(started)
    prove.done()


if __name__ == "__main__":
    main()
