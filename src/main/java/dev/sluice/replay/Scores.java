package dev.sluice.replay;

import dev.sluice.complexity.Scale;
import dev.sluice.config.Snapshot;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.Seal;
import dev.sluice.dial.Solver;
import dev.sluice.dial.Spread;
import dev.sluice.route.Route;
import dev.sluice.wire.Tier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What each route's calls score under a policy, for thresholds that follow the traffic: in a
/// replay, the log is the traffic.
final class Scores {

    private final Snapshot policy;
    private final Weighing weighing;
    private final Map<String, Values> routes = new HashMap<>();

    Scores(Snapshot policy, Seal seal) {
        this.policy = policy;
        this.weighing = new Weighing(seal);
    }

    private static final class Values {
        private double[] scores = new double[256];
        private int count;

        private void add(double score) {
            if (count == scores.length) {
                scores = Arrays.copyOf(scores, 2 * count);
            }
            scores[count++] = score;
        }
    }

    /// Whether any threshold follows the traffic at all.
    static boolean matter(Snapshot policy) {
        return policy.routes().values().stream().anyMatch(route -> route.scale().target().solved());
    }

    void add(DecisionRecord record) {
        Route route = policy.routes().get(record.asked().model());
        if (route != null && Tier.byScore(record.routed().reason())) {
            double score = weighing.probability(record.weighed(), route.scale());
            if (!Double.isNaN(score)) {
                routes.computeIfAbsent(route.name(), _ -> new Values()).add(score);
            }
        }
    }

    /// The scale with its threshold solved on these scores; as configured without any.
    Scale solved(Route route) {
        Values values = routes.get(route.name());
        return values == null
                ? route.scale()
                : Solver.solve(
                        route.scale(), Spread.of(Arrays.copyOf(values.scores, values.count)));
    }
}
