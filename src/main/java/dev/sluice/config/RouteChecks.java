package dev.sluice.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The part of [Checks] about routes.
record RouteChecks(Shape shape, Findings findings, Known known, Checks all) {

    void run(String name, RouteShape route) {
        String path = "routes." + name;
        boolean none = route.fast() == null && route.reasoning() == null;
        if (none && findings.clean(path + ".fast") && findings.clean(path + ".reasoning")) {
            findings.problem(path, "leads nowhere; write fast:, reasoning: or both");
        }
        Set<String> targets = new TreeSet<>(shape.pools().keySet());
        targets.addAll(shape.models().keySet());
        all.named(path + ".fast", route.fast(), "a pool or a model", targets);
        all.named(path + ".reasoning", route.reasoning(), "a pool or a model", targets);
        for (int i = 0; i < route.fallback().size(); i++) {
            all.named(
                    findings.item(path + ".fallback", i),
                    route.fallback().get(i),
                    "a model",
                    shape.models().keySet());
        }
        aim(path, route);
        new DoubtChecks(shape, findings, known, all).run(path, route);
    }

    private void aim(String path, RouteShape route) {
        all.estimators().check(path, route.aim());
        List<String> said =
                Stream.of(
                                "reasoning-above",
                                "reasoning-share",
                                "reasoning-pgr",
                                "loss-limit",
                                "cost-limit")
                        .filter(key -> findings.said(path + "." + key))
                        .toList();
        if (said.size() > 1) {
            findings.problem(
                    path + "." + said.get(1),
                    "stands beside " + said.getFirst() + ", and both set the threshold; keep one");
        }
        if (route.aim().costLimit() != null) {
            priced(path, route.fast());
            priced(path, route.reasoning());
        }
    }

    private void priced(String path, @Nullable String target) {
        List<Shape.Entry> pool = target == null ? null : shape.pools().get(target);
        String first = pool == null || pool.isEmpty() ? target : pool.getFirst().model();
        ModelShape model = first == null ? null : shape.models().get(first);
        if (model != null && model.price() == null) {
            findings.problem(
                    path + ".cost-limit",
                    "needs the price of '" + first + "'; write price: { input: , output: } there");
        }
    }
}
