"""An upstream that fails at random, and callers who count what they see. Both on one asyncio loop; no client library in between."""
import asyncio
import json
import random

HEAD = "HTTP/1.1 {} X\r\ncontent-type: {}\r\n"
CHUNK = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}


def event(delta, finish=None, **more):
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    data = json.dumps({**CHUNK, "choices": [choice], **more}, separators=(",", ":"))
    return f"data: {data}\n\n".encode()


class Upstream:
    """`frames` content frames, `gap` seconds apart, or as many as come until `finish`, after a `pause`. `faults`: share of the calls that end
    otherwise."""

    # A 429 sends a target to rest for a second, so that more of them would be all that is seen.
    FAULTS = {"refuse": 4, "limit": 1, "reset": 4, "truncate": 4, "garbage": 4, "silence": 3}

    def __init__(self, gap, frames=0, faults=0.0, seed=1, pause=0):
        self.frames, self.gap, self.faults, self.pause = frames, gap, faults, pause
        self.random = random.Random(seed)
        self.connections, self.deserted = set(), 0
        self.answered = dict.fromkeys(["none", *self.FAULTS], 0)
        self.finished = False

    async def start(self):
        self.server = await asyncio.start_server(self.connected, "127.0.0.1", 0, backlog=4096)
        return self.server.sockets[0].getsockname()[1]

    def finish(self):
        """What streams, ends with its next frame."""
        self.finished = True

    def connected(self, reader, writer):
        task = asyncio.ensure_future(self.connection(reader, writer))
        self.connections.add(task)
        task.add_done_callback(self.connections.discard)

    async def connection(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                if head.startswith(b"GET"):  # is it alive? Asked of who is idle: nothing that a call left over
                    writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
                    return
                length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
                asked = head + await reader.readexactly(length)
                fault = "none"
                if self.random.random() < self.faults:
                    fault = self.random.choices(list(self.FAULTS), self.FAULTS.values())[0]
                self.answered[fault] += 1
                try:
                    if not await self.answer(writer, fault, asked):
                        return
                except ConnectionError:
                    self.deserted += 1
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def answer(self, writer, fault, asked):
        """False when the connection is over."""
        if fault in ("refuse", "limit"):
            status, more = (503, "") if fault == "refuse" else (429, "retry-after: 1\r\n")
            body = b'{"error":{"message":"no","type":"server_error","param":null,"code":null}}'
            writer.write(f"{HEAD.format(status, 'application/json')}{more}content-length: {len(body)}\r\n\r\n".encode() + body)
            await writer.drain()
            return True
        await asyncio.sleep(self.pause)
        writer.write((HEAD.format(200, "text/event-stream") + "transfer-encoding: chunked\r\n\r\n").encode())
        self.chunk(writer, event({"role": "assistant", "content": ""}))
        until = self.random.randrange(self.frames) if fault != "none" else self.frames
        sent = 0
        while sent < until or not self.frames and not self.finished:
            self.chunk(writer, event({"content": "word "}))
            await writer.drain()
            await asyncio.sleep(self.gap)
            sent += 1
        if fault == "reset":
            writer.transport.abort()
        elif fault == "garbage":
            writer.write(b"zz\r\n{{{\r\n")
        elif fault == "silence":
            await asyncio.sleep(5)
        if fault != "none":
            return False
        prompt = 10 if b" /v2/" in asked else 9  # by it a bill tells which of two addresses was asked
        self.chunk(writer, event({}, "stop", usage={"prompt_tokens": prompt, "completion_tokens": sent, "total_tokens": prompt + sent}))
        self.chunk(writer, b"data: [DONE]\n\n")
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        return True

    @staticmethod
    def chunk(writer, data):
        writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")


class Seen:
    """What one caller saw: `done` (whole), `error` (an error event, no [DONE]), `refused` (a status), `left` (by its own will), `cut`
    (anything else). `words`: content frames."""

    def __init__(self, kind, answer=b"", code=""):
        self.kind, self.code = kind, code
        self.status = int(answer[9:12] or 0)
        self.words = answer.count(b"word ")
        head = answer.split(b"\r\n\r\n")[0].split(b"\r\n")
        self.request = next((line[13:].strip().decode() for line in head if line.startswith(b"x-request-id:")), "")


async def call(port, model="soak", began=None, leave=None, sight=None):
    """One streamed call on a connection of its own. `began` is told at the first content; `leave`: seconds until the caller goes; `sight`:
    the caller goes at these bytes."""
    answer = bytearray()
    try:
        await asyncio.wait_for(heard(port, model, began, answer, sight), leave or 120)
        if sight and sight in answer:
            return Seen("left", answer)
    except (OSError, asyncio.TimeoutError) as end:  # the latter is an OSError from Python 3.11 on
        if leave and isinstance(end, asyncio.TimeoutError):
            return Seen("left", answer)
        return Seen("cut" if answer else "refused", answer)
    if not answer.startswith(b"HTTP/1.1 200"):
        return Seen("refused" if answer else "cut", answer)
    if b"data: [DONE]" in answer:
        return Seen("done", answer)
    if b'data: {"error":' in answer:
        return Seen("error", answer, "draining" if b'"draining"' in answer else "")
    return Seen("cut", answer)


async def heard(port, model, began, answer, sight):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = json.dumps({"model": model, "stream": True, "messages": [{"role": "user", "content": "hi"}]}).encode()
    try:
        writer.write(b"POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n"
                     b"authorization: Bearer any\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
        while part := await reader.read(65536):
            answer += part
            if sight and sight in answer:
                return
            if began and b"word" in answer:
                began()
                began = None
    finally:
        writer.transport.abort()
