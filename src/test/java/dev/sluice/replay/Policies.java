package dev.sluice.replay;

import dev.sluice.catalog.Card;
import dev.sluice.config.Configuration;
import dev.sluice.config.Known;
import dev.sluice.config.Loading;
import dev.sluice.config.Snapshot;
import dev.sluice.kit.Folder;
import dev.sluice.route.Rules;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// Policies for tests: a route `auto` from `quick` to `deep`, a team `search`, and what a test adds
/// to either.
final class Policies {

    private static final Known KNOWN =
            new Known(
                    Set.of("openai"),
                    Set.of(),
                    Set.of(),
                    new Rules(List.of())::compile,
                    _ -> Card.UNKNOWN);

    /// The threshold that the records of these tests were decided on.
    private static final String RECORDED = "reasoning-above: 0.5";

    private Policies() {}

    /// @param route members of the route, such as `reasoning-above: 0.2`; empty: the recorded one
    /// @param team lines of the team, indented by four
    static Snapshot of(String route, String team) {
        return load(
                """
                providers:
                  up: { dialect: openai, base-url: "http://127.0.0.1:9/v1" }
                  own: { dialect: openai, engine: vllm, base-url: "http://127.0.0.1:9/v1", residency: self-hosted }
                models:
                  own-quick: { provider: own, upstream: q, price: { input: 1, output: 2 } }
                  quick: { provider: up, upstream: q, price: { input: 1, output: 2 } }
                  deep: { provider: up, upstream: d, price: { input: 10, output: 20 } }
                  other: { provider: up, upstream: o, price: { input: 1, output: 1 } }
                  free: { provider: up, upstream: f }
                pools:
                  halves: [ { model: quick, weight: 50 }, { model: other, weight: 50 } ]
                  joint: [ quick, own-quick ]
                routes:
                  joint: { fast: joint, reasoning: deep, idle-fleet: true, reasoning-above: 0.5, slo: { fast: { ttft-p95: 1s }, reasoning: { ttft-p95: 5s } } }
                  auto: { fast: quick, reasoning: deep, %s }
                  halves: { fast: halves, reasoning: deep }
                teams:
                  search:
                    models: [ "*" ]
                %s
                """
                        .formatted(route.isEmpty() ? RECORDED : route, team));
    }

    static Snapshot asItIs() {
        return of("", "");
    }

    private static Snapshot load(String yaml) {
        try (Folder folder = Folder.named("sluice-policy").with("policy.yaml", yaml)) {
            Configuration configuration =
                    new Configuration(
                            folder.path(),
                            KNOWN,
                            URI.create("http://127.0.0.1:9/v1"),
                            _ -> null,
                            List.of());
            return switch (configuration.load()) {
                case Loading.Loaded(Snapshot snapshot, _) -> snapshot;
                case Loading.Rejected(var problems) ->
                        throw new IllegalArgumentException(problems.toString());
            };
        }
    }
}
