"""A configuration written while the gateway runs: a good one is used, a broken one is reported and changes nothing."""
from kit.process import until
from kit.report import equal, true
from sdk_flows import chat


def listed(c):
    return {model.id for model in c.models.list()}


def takes_a_new_route(gateway, c):
    gateway.write("routes.yaml", "routes:\n  fresh: { fast: sim-fast, reasoning: sim-reasoning }\n")
    until(lambda: "fresh" in listed(c), 60, "the route 'fresh' in the list of models")
    equal(chat(c, model="fresh").choices[0].finish_reason, "stop")


def keeps_the_old_when_the_new_is_broken(gateway, c):
    gateway.write("routes.yaml", "routes:\n  broken: { fast: sim-fastt, reasoning: sim-reasoning }\n")
    until(lambda: "sim-fastt" in gateway.said(), 60, "the problem in the log")
    said = [line for line in gateway.said().splitlines() if "sim-fastt" in line][0]
    true("routes.yaml:2" in said and "sim-fast" in said, f"no place or no fix in: {said}")
    true("fresh" in listed(c) and "broken" not in listed(c), "the broken file took effect")
    equal(chat(c, model="fresh").choices[0].finish_reason, "stop")


def takes_the_repaired_file(gateway, c):
    gateway.write("routes.yaml", "routes:\n  mended: { fast: sim-fast, reasoning: sim-reasoning }\n")
    until(lambda: "mended" in listed(c), 60, "the route 'mended' in the list of models")
    true("fresh" not in listed(c), "the route that is gone from the file is still listed")


RELOADS = [takes_a_new_route, keeps_the_old_when_the_new_is_broken, takes_the_repaired_file]
