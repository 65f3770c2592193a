"""A scripted provider: OpenAI-shaped, and as well or badly behaved as the model's name says."""

import itertools
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USAGE = {"prompt_tokens": 40, "completion_tokens": 12, "total_tokens": 52}
LOAD = """vllm:num_requests_running{model_name="own"} 2.0
vllm:num_requests_waiting{model_name="own"} 1.0
vllm:kv_cache_usage_perc{model_name="own"} 0.25
"""
# Seconds before the first word of a stream.
PAUSES = {"thinks": 0.4, "own": 1.3}
# Of so many streams of `varied` one is late: too few to be its 95th percentile.
EVERY = 30
# What a whole answer says, and why it ends.
SAYINGS = {"cut": ("", "length"), "judges": ("0.9", "stop")}


class Provider(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    turns = itertools.count()
    varied = itertools.count(1)

    def do_GET(self):
        """What a vLLM server tells of its load."""
        data = LOAD.encode()
        self.send_response(200 if self.path == "/metrics" else 404)
        self.send_header("content-type", "text/plain")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        model = body["model"]
        try:
            if model == "silent":
                time.sleep(2)
            if model == "flaky" and next(self.turns) % 2 == 0:
                self.close_connection = True  # without a word, as a pooled connection may: the one thing worth a retry
            elif model == "broken":
                self.refuse(500, {})
            elif model == "limited":
                self.refuse(429, {"retry-after": "60"})
            elif model == "briefly":
                self.refuse(429, {"retry-after": "1"})
            elif self.path.endswith("/embeddings"):
                self.whole({"object": "list", "model": model, "data": [
                    {"object": "embedding", "index": 0, "embedding": [0.1, 0.2]}],
                    "usage": {"prompt_tokens": 8, "total_tokens": 8}})
            elif body.get("stream"):
                self.stream(body)
            else:
                said, finish = SAYINGS.get(model, ("an answer", "stop"))
                self.whole(answer(self.path, model, "message", said, finish) | {"usage": USAGE})
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def refuse(self, status, headers):
        self.reply(status, {"error": {"message": "scripted", "type": "server_error", "code": None}}, headers)

    def whole(self, value):
        self.reply(200, value, {})

    def reply(self, status, value, headers):
        data = json.dumps(value).encode()
        self.send_response(status)
        for name, text in {"content-type": "application/json", "content-length": str(len(data)), **headers}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(data)

    def stream(self, body):
        model = body["model"]
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        late = model == "varied" and next(self.varied) % EVERY == 0
        time.sleep(1 if late else PAUSES.get(model, 0))
        for i in range(12):
            if model == "stalls" and i == 3:
                time.sleep(3)
            self.event(json.dumps(answer(self.path, model, "delta", f"word{i} ", None)))
            time.sleep(0.15 if model == "slow" else 0.015)
        self.event(json.dumps(answer(self.path, model, "delta", "", "stop")))
        if (body.get("stream_options") or {}).get("include_usage"):
            self.event(json.dumps(answer(self.path, model, "delta", "", None) | {"choices": [], "usage": USAGE}))
        self.event("[DONE]")
        self.wfile.write(b"0\r\n\r\n")

    def event(self, data):
        frame = f"data: {data}\n\n".encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(frame), frame))
        self.wfile.flush()

    def log_message(self, *_):
        pass


def answer(path, model, part, text, finish):
    chat = path.endswith("/chat/completions")
    choice = {"index": 0, "finish_reason": finish}
    choice |= {part: {"role": "assistant", "content": text}} if chat else {"text": text}
    kind = "text_completion" if not chat else "chat.completion" if part == "message" else "chat.completion.chunk"
    return {"id": "c-1", "object": kind, "created": 1, "model": model, "choices": [choice]}


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        """Callers who leave take their connection with them."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(port):
    server = Server(("127.0.0.1", port), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
