package dev.sluice.journey;

import dev.sluice.kit.FakeProvider;
import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Random;

/// A small gateway to look at and to edit: one upstream, three models, a route, and a team with two
/// rules. With the argument `door` its admin surface has a port and a key of its own, and a model
/// that makes vectors stands beside.
public final class OfficeWorld implements QuarkusTestResourceLifecycleManager {

    static final String ROUTES =
            """
            pools:
              cheap: [ { model: quick, weight: 80 }, { model: other, weight: 20 } ]
            routes:
              auto: { fast: cheap, reasoning: deep, fallback: [ other ], reasoning-above: 0.3 }
              up: { fast: quick, reasoning: deep, fallback: [ deep ] }
            """;

    static final String TEAM =
            """
            teams:
              crew:
                models: [ "*" ]
                rules:
                  - { name: pii stays home, when: '"pii" in request.tags', require: { residency: self-hosted } }
                  - { name: proofs, when: '"proof" in request.tags', tier: reasoning }
            """;

    private static final String MODELS =
            """
            providers:
              up: { dialect: openai, base-url: "%s", api-key: "%s", residency: self-hosted }
              toys: { dialect: openai, engine: simulation, base-url: "%s" }
            models:
              quick: { provider: up, upstream: up-quick, price: { input: 1, cached-input: 0.1, output: 2 } }
              other: { provider: up, upstream: up-other, price: { input: 1, output: 2 } }
              deep: { provider: up, upstream: up-deep, price: { input: 5, output: 20 } }
              toy: { provider: toys, upstream: toy }
            """;

    private static final String VECTORS =
            "  vectors: { provider: up, upstream: up-vectors, kind: embedding, price: { input: 1 } }\n";

    private static final Secret PEPPER = new Secret("a pepper for tests, of 32 bytes and more");

    private final FakeProvider up = FakeProvider.start();
    private final ApiKey key = ApiKey.fresh(new Random(7));
    private final ApiKey crew = ApiKey.fresh(new Random(8));
    private final Premises premises = Premises.named("sluice-office");
    private boolean door;

    @Override
    public void init(Map<String, String> arguments) {
        door = arguments.containsKey("door");
    }

    @Override
    public Map<String, String> start() {
        String models = MODELS.formatted(up.base(), World.UPSTREAM_KEY, up.base());
        premises.write("models.yaml", models + (door ? VECTORS : ""));
        premises.write("routes.yaml", ROUTES);
        premises.write("teams/crew.yaml", door ? TEAM + keys() : TEAM);
        Map<String, String> settings = premises.settings();
        settings.put("sluice.decisions.log", "decisions.jsonl");
        if (door) {
            settings.put("sluice.key.pepper", PEPPER.value());
            settings.put("sluice.admin.key-hash", key.hash(PEPPER));
            settings.put("sluice.admin.port", "0");
            settings.put(
                    "sluice.admin.origins",
                    "https://sluice.example.test,http://plain.example.test:9001");
        }
        return settings;
    }

    private String keys() {
        return "    keys: [ { id: " + crew.id() + ", hash: \"" + crew.hash(PEPPER) + "\" } ]\n";
    }

    @Override
    public void inject(TestInjector injector) {
        Office office =
                new Office(
                        up,
                        premises.config(),
                        door ? key.whole().value() : "",
                        door ? crew.whole().value() : "");
        injector.injectIntoFields(office, new TestInjector.MatchesType(Office.class));
    }

    @Override
    public void stop() {
        up.close();
        premises.close();
    }
}
