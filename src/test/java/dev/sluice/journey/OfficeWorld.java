package dev.sluice.journey;

import dev.sluice.kit.FakeProvider;
import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// A small gateway to look at and to edit: one upstream, three models, a route, and a team with two
/// rules. With the argument `door` its admin surface has a port and a key of its own.
public final class OfficeWorld implements QuarkusTestResourceLifecycleManager {

    static final String ROUTES =
            """
            pools:
              cheap: [ { model: quick, weight: 80 }, { model: other, weight: 20 } ]
            routes:
              auto: { fast: cheap, reasoning: deep, fallback: [ other ], reasoning-above: 0.3 }
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
            models:
              quick: { provider: up, upstream: up-quick, price: { input: 1, cached-input: 0.1, output: 2 } }
              other: { provider: up, upstream: up-other, price: { input: 1, output: 2 } }
              deep: { provider: up, upstream: up-deep, price: { input: 5, output: 20 } }
            """;

    private static final Secret PEPPER = new Secret("a pepper for tests, of 32 bytes and more");

    private final FakeProvider up = FakeProvider.start();
    private final ApiKey key = ApiKey.fresh(new Random(7));
    private boolean door;
    private Path directory;

    @Override
    public void init(Map<String, String> arguments) {
        door = arguments.containsKey("door");
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        try {
            directory = Files.createTempDirectory("sluice-office");
            Path config = Files.createDirectory(directory.resolve("config"));
            Files.createDirectory(config.resolve("teams"));
            Files.writeString(
                    config.resolve("models.yaml"), MODELS.formatted(up.base(), World.UPSTREAM_KEY));
            Files.writeString(config.resolve("routes.yaml"), ROUTES);
            Files.writeString(config.resolve("teams/crew.yaml"), TEAM);
            settings.put("sluice.config", config.toString());
            settings.put("sluice.data", directory.resolve("data").toString());
            settings.put("sluice.decisions.log", "decisions.jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        if (door) {
            settings.put("sluice.key.pepper", PEPPER.value());
            settings.put("sluice.admin.key-hash", key.hash(PEPPER));
            settings.put("sluice.admin.port", "0");
        }
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        Office office =
                new Office(up, directory.resolve("config"), door ? key.whole().value() : "");
        injector.injectIntoFields(office, new TestInjector.MatchesType(Office.class));
    }

    @Override
    public void stop() {
        up.close();
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> all = found.sorted(Comparator.reverseOrder()).toList();
            for (Path one : all) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
