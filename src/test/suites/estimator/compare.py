"""Compares the outside scorer's JSON with `evaluate`'s figures.json; every shared figure to 0.001."""
import json
import sys

NAMES = ("n", "weak", "strong", "need", "apgr", "apgr11", "cpt50", "cpt80", "auc")
NAMES += tuple("at " + name for name in ("share", "quality", "pgr", "missed", "wasted"))
outside, ours = (json.load(open(path)) for path in sys.argv[1:])
assert outside["missing"] == 0, "rows without a score: %d" % outside["missing"]
worst, count = 0.0, 0
for source, figures in outside["sources"].items():
    part = ours["all, pooled" if source.startswith("ALL") else source]
    figures.update({"at " + name: value for name, value in figures["at_threshold"].items()})
    flat = {**part, **part["artifact"]}
    flat.update({"at " + name: value for name, value in flat["at_threshold"].items()})
    for name in NAMES:
        if figures.get(name) is not None:
            apart = abs(figures[name] - flat[name])
            worst, count = max(worst, apart), count + 1
            assert apart <= 0.001, "%s %s: %s outside, %s ours" % (source, name, figures[name], flat[name])
print("%d figures agree; the largest difference is %.1e" % (count, worst))
