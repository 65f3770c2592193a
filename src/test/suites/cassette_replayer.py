"""An upstream that knows the recorded requests and serves the recorded answers, cut as the plans say."""
import collections
import random
import socket
import threading
import time

from cassette_case import canonical, parse
from cassette_plans import Plan


class Replayer:
    def __init__(self, cases):
        self.known = {(case.path, body): case for case in cases for body in case.bodies()}
        self.plans = collections.defaultdict(collections.deque)
        self.served = {}      # the gateway's id of the call -> (case, plan, when each piece was written)
        self.strangers = []   # requests that were not recorded
        self.server = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.url = "http://127.0.0.1:%d" % self.server.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def next(self, case, plan):
        self.plans[case.name].append(plan)

    def accept(self):
        while True:
            connection, _ = self.server.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection):
        try:
            with connection, connection.makefile("rb") as reader:
                while line := reader.readline():
                    self.answer(connection, reader, line.decode())
        except OSError:
            pass  # the gateway closed the connection

    def answer(self, connection, reader, line):
        _, path, _ = line.split(" ", 2)
        headers = {}
        while (header := reader.readline().decode().strip()):
            name, _, value = header.partition(":")
            headers[name.lower()] = value.strip()
        body = reader.read(int(headers.get("content-length", 0)))
        case = self.known.get((path, canonical(parse(body)))) if body else None
        if case is None:
            self.strangers.append(f"{line.strip()} {body[:400]!r}")
            connection.sendall(b"HTTP/1.1 599 Unknown\r\ncontent-length: 0\r\n\r\n")
            return
        queue = self.plans[case.name]
        plan = queue.popleft() if queue else Plan("whole", case.text.encode())
        times = []
        self.served[headers.get("x-request-id")] = (case, plan, times)
        head = f"HTTP/1.1 {case.status} X\r\n" + "".join(f"{n}: {v}\r\n" for n, v in case.headers.items())
        connection.sendall((head + "transfer-encoding: chunked\r\n\r\n").encode())
        dice = random.Random(plan.delay)
        for piece in plan.pieces():
            if plan.delay and times:
                time.sleep(dice.randint(1, 20) / 1000)
            times.append(time.monotonic())
            connection.sendall(b"%x\r\n%b\r\n" % (len(piece), piece))
        if plan.abrupt:
            connection.shutdown(socket.SHUT_RDWR)
            raise OSError("closed as planned")
        connection.sendall(b"0\r\n\r\n")
