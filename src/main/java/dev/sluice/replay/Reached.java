package dev.sluice.replay;

import dev.sluice.config.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which tiers of each route the calls of a log reach. One thread.
final class Reached {

    private final Map<String, long[]> routes = new TreeMap<>();

    Reached(Snapshot policy) {
        policy.routes().values().stream()
                .filter(route -> !route.fast().equals(route.reasoning()))
                .forEach(route -> routes.put(route.name(), new long[3]));
    }

    void add(Choice after) {
        long[] reached = routes.get(after.route());
        if (reached != null) {
            reached[0]++;
            reached[1] += after.tier().equals("fast") ? 1 : 0;
            reached[2] += after.tier().equals("reasoning") ? 1 : 0;
        }
    }

    /// The tiers that get none of a route's calls.
    List<String> silent() {
        List<String> silent = new ArrayList<>();
        routes.forEach((route, reached) -> {
            if (reached[0] > 0 && reached[1] == 0) {
                silent.add(route + ": fast gets none of " + reached[0]);
            }
            if (reached[0] > 0 && reached[2] == 0) {
                silent.add(route + ": reasoning gets none of " + reached[0]);
            }
        });
        return silent;
    }
}
