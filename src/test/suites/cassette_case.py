"""One recorded exchange, and the JSON and event texts that it is compared by."""
import json
import pathlib

import yaml

USAGE = {"include_usage": True}
DROPPED = {"content-length", "content-encoding", "transfer-encoding", "connection"}


class Number(str):
    """A number as it was written: `1` is not `1.0`."""


def parse(text):
    return json.loads(text, parse_int=lambda s: Number("#" + s), parse_float=lambda s: Number("#" + s))


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def events(text):
    """The payloads of a stream as OpenAI writes it: one `data:` line and a blank one each."""
    return [block.removeprefix("data: ") for block in text.strip("\n").split("\n\n")]


class Case:
    def __init__(self, path, recorded):
        request, response = recorded["request"], recorded["response"]
        self.name = path.stem
        self.path = "/" + request["url"].split("://", 1)[1].split("/", 1)[1].split("?")[0]
        self.endpoint = next(e for e in ("/chat/completions", "/completions", "/embeddings") if self.path.endswith(e))
        self.prefix = self.path.removesuffix(self.endpoint)
        self.request = request["body"]
        self.asked = parse(self.request)
        self.model = self.asked["model"]
        self.status = response["code"]
        self.headers = {n.lower(): v[0] for n, v in response["headers"].items() if n.lower() not in DROPPED}
        self.text = response["body"]
        self.streams = self.asked.get("stream") is True
        self.frames = [parse(e) for e in events(self.text)[:-1]] if self.streams else []
        self.answer = None if self.streams else parse(self.text)

    def usage(self):
        found = [f["usage"] for f in self.frames if f.get("usage")] or [(self.answer or {}).get("usage")]
        return found[-1]

    def bodies(self):
        """The request bodies that the replayer takes for this case: as recorded, and with the gateway's own wish for
        usage where the recorded one says nothing."""
        yield canonical(self.asked)
        if self.streams and "stream_options" not in self.asked:
            yield canonical({**self.asked, "stream_options": USAGE})

    def without_usage_wish(self):
        """(B8) the request of a client that does not ask for usage."""
        return json.dumps({k: v for k, v in json.loads(self.request).items() if k != "stream_options"})

    def aliased(self, alias):
        return json.dumps({**json.loads(self.request), "model": alias}, ensure_ascii=False)


def load(folder):
    cases = []
    for path in sorted(pathlib.Path(folder).glob("*.yaml")):
        for recorded in yaml.safe_load(path.read_text())["interactions"]:
            cases.append(Case(path, recorded))
    return cases
