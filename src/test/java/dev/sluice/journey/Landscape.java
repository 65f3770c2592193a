package dev.sluice.journey;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// Writes the configuration of [World].
final class Landscape {

    static final int MODELS = 75;
    static final int ROUTES = 50;

    /// `doubt-1` to `doubt-19`: routes that ask a second signal around a threshold of a twentieth
    /// each.
    static final int DOUBTS = 20;

    private final URI first;
    private final URI second;
    private final int nobody;
    private final int hole;
    private final Map<String, String> keys = new HashMap<>();

    /// @param nobody a port that refuses
    /// @param hole a port that takes no connection
    Landscape(URI first, URI second, int nobody, int hole) {
        this.first = first;
        this.second = second;
        this.nobody = nobody;
        this.hole = hole;
    }

    void key(String team, String id, String hash) {
        keys.put(team, "{ id: \"%s\", hash: \"%s\" }".formatted(id, hash));
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("providers:\n");
        provider(yaml, "up", first.toString(), "");
        provider(yaml, "second", second.toString(), "");
        unprobed(yaml, "nobody", nobody);
        provider(
                yaml,
                "strict",
                first.toString(),
                ", rules: { drop: [service_tier], rename: { max_completion_tokens: max_tokens } }");
        unprobed(yaml, "hole", hole);
        provider(yaml, "numbers", first.toString(), ", rules: { floats-only: true }");
        yaml.append("  pair: { dialect: openai, residency: self-hosted, balance: prefix-affinity,")
                .append(" replicas: [\"%s\", \"%s\"] }\n".formatted(first, second));
        Translators.providers(yaml, first);
        models(yaml);
        routes(yaml);
        teams(yaml);
        return yaml.toString();
    }

    /// Declared external, so that no probe takes its models out before a test calls them.
    private static void unprobed(StringBuilder yaml, String name, int port) {
        yaml.append(
                "  %s: { dialect: openai, base-url: \"http://127.0.0.1:%d/v1\" }\n"
                        .formatted(name, port));
    }

    private static void provider(StringBuilder yaml, String name, String base, String more) {
        yaml.append(
                "  %s: { dialect: openai, base-url: \"%s\", api-key: \"%s\", residency: self-hosted%s }\n"
                        .formatted(name, base, World.UPSTREAM_KEY, more));
    }

    private static void models(StringBuilder yaml) {
        yaml.append("models:\n");
        for (int i = 1; i <= MODELS; i++) {
            model(yaml, "m" + i, "up", "up-m" + i, "");
        }
        for (int i = 1; i <= ROUTES; i++) {
            model(yaml, "a" + i, "up", "up-a" + i, "");
            model(yaml, "f" + i, "second", "up-f" + i, "");
        }
        model(yaml, "vendor/model:1.5", "up", "vendor/model:1.5", "");
        model(yaml, "spare", "second", "up-spare", "");
        model(yaml, "h1", "up", "up-h1", "");
        model(yaml, "h2", "up", "up-h2", "");
        model(yaml, "same", "up", "same", "");
        model(yaml, "gone", "nobody", "up-gone", "");
        model(yaml, "unreached", "hole", "up-unreached", ", timeouts: { connect: 30s }");
        model(yaml, "swallowed", "hole", "up-swallowed", ", timeouts: { connect: 1s }");
        model(yaml, "strict", "strict", "up-strict", "");
        model(yaml, "numbers", "numbers", "up-numbers", "");
        model(yaml, "leisurely", "up", "up-leisurely", ", timeouts: { min-rate: 100000 }");
        model(yaml, "doubted", "up", "up-doubted", "");
        model(yaml, "pair", "pair", "up-pair", "");
        Translators.models(yaml);
        model(yaml, "patched", "up", "up-patched", ", patch: { reasoning_effort: none }");
        model(yaml, "by-first-byte", "up", "up-first-byte", ", timeouts: { first-byte: 300ms }");
        model(yaml, "by-first-token", "up", "up-first-token", ", timeouts: { first-token: 300ms }");
        model(yaml, "by-idle", "up", "up-idle", ", timeouts: { idle: 2s }");
        model(yaml, "by-total", "up", "up-total", ", timeouts: { total: 2s }");
        for (String clock : new String[] {"first-byte", "first-token", "idle", "total"}) {
            model(yaml, "to-" + clock, "up", "up-" + clock, ", timeouts: { " + clock + ": 300ms }");
        }
        yaml.append(
                "  unpriced: { provider: up, upstream: up-unpriced, timeouts: { idle: 60s } }\n");
    }

    private static void model(
            StringBuilder yaml, String name, String provider, String upstream, String more) {
        yaml.append(
                "  \"%s\": { provider: %s, upstream: \"%s\", price: { input: 1, cached-input: 0.1, output: 2 }%s }\n"
                        .formatted(name, provider, upstream, more));
    }

    private static void routes(StringBuilder yaml) {
        yaml.append("pools:\n");
        yaml.append("  halves: [ { model: h1, weight: 50 }, { model: h2, weight: 50 } ]\n");
        yaml.append("routes:\n");
        Translators.routes(yaml);
        yaml.append(
                "  halves: { fast: halves }\n  from-gone: { fast: gone, fallback: [ spare ] }\n");
        yaml.append("  from-hole: { fast: swallowed, fallback: [ spare ] }\n");
        for (int i = 1; i <= ROUTES; i++) {
            yaml.append("  r%d: { fast: a%d, fallback: [ f%d ] }\n".formatted(i, i, i));
        }
        for (int i = 1; i < DOUBTS; i++) {
            yaml.append(
                    "  doubt-%d: { fast: doubted, reasoning: doubted, reasoning-above: %s, signals: [ held ] }\n"
                            .formatted(i, (double) i / DOUBTS));
        }
        for (String clock : new String[] {"first-byte", "first-token", "idle", "total"}) {
            yaml.append(
                    "  from-%s: { fast: to-%s, fallback: [ spare ] }\n".formatted(clock, clock));
        }
    }

    private void teams(StringBuilder yaml) {
        yaml.append("teams:\n");
        team(yaml, "all", "*", false);
        team(yaml, "few", "same\", \"vendor/*", true);
    }

    private void team(StringBuilder yaml, String id, String models, boolean keepPrompts) {
        yaml.append(
                "  %s: { keys: [ %s ], models: [ \"%s\" ], learning: { keep-prompts: %s } }\n"
                        .formatted(id, keys.get(id), models, keepPrompts));
    }
}
