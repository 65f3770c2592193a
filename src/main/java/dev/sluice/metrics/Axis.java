package dev.sluice.metrics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tags whose values come from configuration, and how many values each may have on one instance
/// (observability.md section 3; `requested_model` may name models and routes, hence twice the
/// models).
enum Axis {
    TEAM("team", 500),
    MODEL("model", 200),
    TARGET("target", 200),
    RULE("rule", 500),
    ROUTE("route", 200),
    REQUESTED("requested_model", 400);

    private static final Map<String, Axis> BY_KEY =
            Map.of(
                    "team", TEAM,
                    "model", MODEL,
                    "gen_ai.request.model", MODEL,
                    "target", TARGET,
                    "from", TARGET,
                    "to", TARGET,
                    "rule", RULE,
                    "route", ROUTE,
                    "requested_model", REQUESTED);

    private final String word;
    private final int ceiling;

    Axis(String word, int ceiling) {
        this.word = word;
        this.ceiling = ceiling;
    }

    String word() {
        return word;
    }

    int ceiling() {
        return ceiling;
    }

    /// The axis a tag key lies on; null for a key whose values are a closed set in code.
    static @Nullable Axis of(String key) {
        return BY_KEY.get(key);
    }
}
