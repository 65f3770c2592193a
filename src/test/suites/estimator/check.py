#!/usr/bin/env python3
"""Reads the shipped artifact with a second reader and compares every fixture score bit by bit.

    check.py            compare src/test/resources/complexity/scores.jsonl
    check.py --write    work the scores out anew, after the artifact has changed; the Java test must agree
"""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import reader  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "..")
MAIN = os.path.join(ROOT, "src/main/resources/complexity")
FIXTURE = os.path.join(ROOT, "src/test/resources/complexity/scores.jsonl")


def main():
    with open(os.path.join(MAIN, "general-1.bin"), "rb") as f:
        artifact = reader.Artifact(f.read())
    lexicon = reader.Lexicon(os.path.join(MAIN, "lexicon.txt"))
    with open(FIXTURE, encoding="utf8") as f:
        rows = [json.loads(line) for line in f]
    wrong = 0
    for row in rows:
        prompt = row["prompt"] * row.get("times", 1)
        scan = reader.Scan(prompt, lexicon)
        score = artifact.probability(scan.slots(), scan.met)
        if "--write" in sys.argv:
            row["score"] = score
        elif score != row["score"]:
            wrong += 1
            print("%s: %r here, %r in the fixture" % (row["id"], score, row["score"]), file=sys.stderr)
    if "--write" in sys.argv:
        with open(FIXTURE, "w", encoding="utf8") as f:
            f.writelines(json.dumps(row, ensure_ascii=row["id"].endswith("-escaped")) + "\n" for row in rows)
    print("%d scores, %d differ" % (len(rows), wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
