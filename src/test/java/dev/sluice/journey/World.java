package dev.sluice.journey;

import dev.sluice.kit.FakeProvider;
import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Starts two scripted upstreams and writes the configuration of a gateway between them and the
/// test.
///
/// Models are many and alike, `m1` to `m85`, so that each test takes one of its own: breakers and
/// counters are per model, and no test feels another. `m1` is `up-m1` to the first upstream and
/// costs 1 USD per million input tokens, 0.10 cached, 2 output. `f1` to `f45` stand in the same way
/// for models of the second upstream; the route `r1` tries `m1`'s like `a1`, then `f1`.
public final class World implements QuarkusTestResourceLifecycleManager {

    static final int MODELS = 85;
    static final int ROUTES = 45;
    static final String UPSTREAM_KEY = "sk-upstream-only-0123456789";
    private static final Secret PEPPER = new Secret("a pepper for tests, of 32 bytes and more");

    private final FakeProvider first = FakeProvider.start();
    private final FakeProvider second = FakeProvider.start();
    private final ApiKey everything = ApiKey.fresh(new Random(1));
    private final ApiKey little = ApiKey.fresh(new Random(2));
    private final Map<String, String> settings = new HashMap<>();

    private final List<Socket> waiters = new ArrayList<>();
    private @Nullable ServerSocket full;

    @Override
    public void init(Map<String, String> arguments) {
        settings.putAll(arguments);
    }

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("sluice-journey");
            Files.writeString(directory.resolve("world.yaml"), yaml());
            settings.put("sluice.config", directory.toString());
            settings.put("sluice.data", directory.resolve("data").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("sluice.key.pepper", PEPPER.value());
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        Stage stage = new Stage(first, second, everything.whole().value(), little.whole().value());
        injector.injectIntoFields(stage, new TestInjector.MatchesType(Stage.class));
    }

    @Override
    public void stop() {
        first.close();
        second.close();
        try {
            for (Socket waiting : waiters) {
                waiting.close();
            }
            if (full != null) {
                full.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String yaml() throws IOException {
        StringBuilder yaml = new StringBuilder("providers:\n");
        provider(yaml, "up", first.base().toString(), "");
        provider(yaml, "second", second.base().toString(), "");
        provider(yaml, "nobody", "http://127.0.0.1:" + closedPort() + "/v1", "");
        provider(
                yaml,
                "strict",
                first.base().toString(),
                ", rules: { drop: [service_tier], rename: { max_completion_tokens: max_tokens } }");
        provider(yaml, "hole", "http://127.0.0.1:" + hole() + "/v1", "");
        yaml.append("  pair: { dialect: openai, residency: self-hosted, balance: prefix-affinity,")
                .append(" replicas: [\"%s\", \"%s\"] }\n".formatted(first.base(), second.base()));
        models(yaml);
        routes(yaml);
        teams(yaml);
        return yaml.toString();
    }

    private static void provider(StringBuilder yaml, String name, String base, String more) {
        yaml.append(
                "  %s: { dialect: openai, base-url: \"%s\", api-key: \"%s\", residency: self-hosted%s }\n"
                        .formatted(name, base, UPSTREAM_KEY, more));
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
        model(yaml, "strict", "strict", "up-strict", "");
        model(yaml, "pair", "pair", "up-pair", "");
        model(yaml, "patched", "up", "up-patched", ", patch: { reasoning_effort: none }");
        for (String clock : new String[] {"first-byte", "first-token", "idle", "total"}) {
            model(yaml, "by-" + clock, "up", "up-" + clock, ", timeouts: { " + clock + ": 300ms }");
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
        yaml.append(
                "  halves: { fast: halves }\n  from-gone: { fast: gone, fallback: [ spare ] }\n");
        for (int i = 1; i <= ROUTES; i++) {
            yaml.append("  r%d: { fast: a%d, fallback: [ f%d ] }\n".formatted(i, i, i));
        }
        for (String clock : new String[] {"first-byte", "first-token", "idle", "total"}) {
            yaml.append(
                    "  from-%s: { fast: to-%s, fallback: [ spare ] }\n".formatted(clock, clock));
        }
    }

    private void teams(StringBuilder yaml) {
        yaml.append("teams:\n");
        team(yaml, "all", everything, "*", "false");
        team(yaml, "few", little, "same\", \"vendor/*", "true");
    }

    private static void team(
            StringBuilder yaml, String id, ApiKey key, String models, String keepPrompts) {
        yaml.append(
                "  %s: { keys: [ { id: \"%s\", hash: \"%s\" } ], models: [ \"%s\" ], learning: { keep-prompts: %s } }\n"
                        .formatted(id, key.id(), key.hash(PEPPER), models, keepPrompts));
    }

    /// A port that takes no connection: its queue of one is full.
    private int hole() throws IOException {
        full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        for (int i = 0; i < 4; i++) {
            Socket waiting = new Socket();
            waiters.add(waiting);
            try {
                waiting.connect(full.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException queueFull) {
                return full.getLocalPort();
            }
        }
        return full.getLocalPort();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
