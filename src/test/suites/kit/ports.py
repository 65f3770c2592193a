"""Ports for servers that a suite starts."""
import contextlib
import random
import socket

given = set()


def free_port():
    """Never the same twice, and below those that Linux gives to whoever asks for any: a server that takes seconds to
    start would find it held by a connection, or by another server's own."""
    while True:
        port = random.randrange(20000, 32000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            if port not in given:
                given.add(port)
                return port
