"""A proxy in front of the mock that keeps every request as it arrived."""
import http.client
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP = {"connection", "transfer-encoding", "content-length", "keep-alive", "host"}


@dataclass
class Request:
    method: str
    path: str
    headers: dict
    body: bytes
    status: int
    complaint: str   # what the mock says is wrong with the request


class Recorder:
    def __init__(self, upstream):
        self.requests = []
        recorder, authority = self, upstream.removeprefix("http://")

        class Relay(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def relay(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                connection = http.client.HTTPConnection(authority, timeout=60)
                try:
                    connection.request(self.command, self.path, body,
                                       {n: v for n, v in headers.items() if n not in HOP})
                    answer = connection.getresponse()
                    said = answer.read()
                finally:
                    connection.close()
                complaint = "; ".join(f"{n}: {v}" for n, v in answer.getheaders() if n.lower().startswith("x-steady-error"))
                recorder.requests.append(Request(self.command, self.path, headers, body, answer.status, complaint))
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in HOP:
                        self.send_header(name, value)
                self.send_header("content-length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_GET = do_POST = do_DELETE = relay

            def log_message(self, *_):
                """Requests are kept, not printed."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                """A caller that leaves is none: streams are not read to their end by every test."""

        server = Server(("127.0.0.1", 0), Relay)
        self.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
