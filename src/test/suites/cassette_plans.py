"""How one body is cut into pieces, and how its lines end."""
import random
import re
from dataclasses import dataclass

SMALL = 2048      # every offset is tried up to this size
RANDOM_PLANS = 50
MOST_CUTS = 40
LINE_ENDS = {"LF": b"\n", "CRLF": b"\r\n", "CR": b"\r"}


@dataclass(frozen=True)
class Plan:
    name: str
    body: bytes
    cuts: tuple = ()
    delay: int = 0         # seed of pauses of 1 to 20 ms between pieces; 0 means none
    abrupt: bool = False   # closes without the last chunk, as a server does that dies

    def pieces(self):
        edges = [0, *self.cuts, len(self.body)]
        return [self.body[a:b] for a, b in zip(edges, edges[1:]) if a < b]


def plans(case, seed):
    ends = LINE_ENDS if case.streams else {"LF": b"\n"}
    for end, mark in ends.items():
        body = case.text.encode().replace(b"\n", mark) if case.streams else case.text.encode()
        yield Plan(f"{end}, whole", body)
        yield Plan(f"{end}, one byte at a time", body, tuple(range(1, len(body))))
        if len(body) <= SMALL:
            for at in range(1, len(body)):
                yield Plan(f"{end}, cut at {at}", body, (at,))
        dice = random.Random(f"{seed} {case.name} {end}")
        for number in range(RANDOM_PLANS):
            cuts = tuple(sorted(dice.sample(range(1, len(body)), min(dice.randint(1, MOST_CUTS), len(body) - 1))))
            yield Plan(f"{end}, random plan {number}", body, cuts)
            yield Plan(f"{end}, random plan {number} with pauses", body, cuts, delay=dice.randint(1, 1 << 30))
        points = forced(body)
        for at in points:
            yield Plan(f"{end}, forced cut at {at}", body, (at,))
            if len(points) < 100:
                yield Plan(f"{end}, forced cut at {at} with a pause", body, (at,), delay=at)
        yield Plan(f"{end}, all forced cuts", body, tuple(points))


def forced(body):
    """Inside multi-byte characters, between CR and LF, inside `data:`, before and inside `[DONE]`, between the two
    line ends that close an event. Of each kind the first and last twenty."""
    kinds = [
        [at for at in range(1, len(body)) if body[at] & 0xC0 == 0x80],
        [m.start() + 1 for m in re.finditer(rb"\r\n", body)],
        [m.start() + k for m in re.finditer(rb"data:", body) for k in (0, 1, 4, 5, 6)],
        [m.start() + k for m in re.finditer(rb"\[DONE\]", body) for k in range(7)],
        [m.end() - len(m[1]) for m in re.finditer(rb"(?:\r\n|\n|\r)(\r\n|\n|\r)", body)]]
    return sorted({at for kind in kinds for at in (kind if len(kind) <= 40 else kind[:20] + kind[-20:])
                   if 0 < at < len(body)})


def truncations(case):
    """(B9) cut after every event and in the middle of every event, closed politely and abruptly."""
    at, whole = 0, case.text.encode()
    for event in whole.strip(b"\n").split(b"\n\n"):
        for where, offset in (("in the middle of", at + len(event) // 2), ("after", at + len(event) + 2)):
            for abrupt in (False, True):
                end = "abruptly" if abrupt else "politely"
                yield Plan(f"closed {end} {where} the event at {at}", whole[:offset], abrupt=abrupt)
        at += len(event) + 2
