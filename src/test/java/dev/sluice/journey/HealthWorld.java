package dev.sluice.journey;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Script;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Starts two upstreams and writes a configuration in which each test has targets of its own: the
/// route `w1` tries `b1` at the first upstream, then `g1` at the second. `k1` is at the first one
/// too and has two keys. `h1`, `s1`, `p1` and `q1` are as `w1` and hedge: `s1` seldom, `p1` without
/// money, `q1` with money for one. Nobody needs a key here.
public final class HealthWorld implements QuarkusTestResourceLifecycleManager {

    static final int ROUTES = 60;

    private static final AtomicInteger ROUTE = new AtomicInteger();

    private final FakeProvider first = FakeProvider.start();
    private final FakeProvider second = FakeProvider.start();
    private final Premises premises = Premises.named("sluice-health");

    /// The two upstreams; answers of the second say `saved`.
    record Pair(FakeProvider first, FakeProvider second) {

        void clear() {
            first.clear();
            second.clear();
            first.always(Script.ok(Chunks.whole("first", 1, 1)));
            second.always(Script.ok(Chunks.whole("saved", 1, 1)));
        }

        /// The number of a route that no other test uses.
        int route() {
            return ROUTE.incrementAndGet();
        }

        /// So many calls, one after another; the last one's answer.
        Response ask(String model, int times) {
            Response last = null;
            for (int i = 0; i < times; i++) {
                last =
                        RestAssured.given()
                                .contentType("application/json")
                                .body(Stage.chat(model).getBytes())
                                .post(Stage.CHAT);
            }
            return last;
        }
    }

    private String yaml() {
        StringBuilder yaml = new StringBuilder("providers:\n");
        yaml.append(provider("first", first));
        yaml.append(provider("second", second));
        yaml.append(
                "  ring: { dialect: openai, base-url: \"%s\", api-keys: [sk-one-0123, sk-two-0123] }\n"
                        .formatted(first.base()));
        yaml.append("models:\n");
        for (int i = 1; i <= ROUTES; i++) {
            yaml.append(model("b" + i, "first"));
            yaml.append(model("g" + i, "second"));
            yaml.append(model("k" + i, "ring"));
        }
        yaml.append("routes:\n");
        for (int i = 1; i <= ROUTES; i++) {
            yaml.append("  w%d: { fast: b%d, fallback: [ g%d ] }\n".formatted(i, i, i));
            yaml.append(hedged("h", "{ share: 0.05 }", i));
            yaml.append(hedged("s", "0.001", i));
            yaml.append(hedged("p", "{ spend-per-day: 0 }", i));
            yaml.append(hedged("q", "{ share: 0.05, spend-per-day: 0.0015 }", i));
        }
        return yaml.toString();
    }

    private static String hedged(String name, String hedge, int i) {
        return "  %s%d: { fast: b%d, fallback: [ g%d ], hedge: %s }\n"
                .formatted(name, i, i, i, hedge);
    }

    private static String provider(String name, FakeProvider at) {
        return "  %s: { dialect: openai, base-url: \"%s\" }\n".formatted(name, at.base());
    }

    private static String model(String name, String provider) {
        return "  %s: { provider: %s, upstream: up-%s, price: { input: 1, output: 2 } }\n"
                .formatted(name, provider, name);
    }

    @Override
    public Map<String, String> start() {
        premises.write("world.yaml", yaml());
        return premises.settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                new Pair(first, second), new TestInjector.MatchesType(Pair.class));
    }

    @Override
    public void stop() {
        first.close();
        second.close();
        premises.close();
    }
}
