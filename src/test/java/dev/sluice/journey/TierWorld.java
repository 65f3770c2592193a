package dev.sluice.journey;

import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Script;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;

/// Starts the upstreams of two tiers and of a judge, and writes a configuration that divides
/// requests among them in every way there is. Nobody needs a key.
public final class TierWorld implements QuarkusTestResourceLifecycleManager {

    /// Of decisions, in the data directory.
    static final String LOG = "decisions.jsonl";

    private final FakeProvider quick = FakeProvider.start();
    private final FakeProvider deep = FakeProvider.start();
    private final FakeProvider umpire = FakeProvider.start();
    private final Premises premises = Premises.named("sluice-tiers");

    /// What a test has at hand.
    record Tiers(FakeProvider quick, FakeProvider deep, FakeProvider umpire, Premises premises) {

        /// Forgets scripts and requests: everybody answers well, and the judge finds all hard.
        void clear() {
            quick.clear();
            deep.clear();
            umpire.clear();
            quick.always(Script.ok(Chunks.whole("quick", 1_000, 10)));
            deep.always(Script.ok(Chunks.whole("deep", 1_000, 10)));
            umpire.always(Script.ok(Chunks.whole("100", 50, 1)));
        }

        /// Writes the configuration anew, with one more member of the route `asks`.
        void write(String member) {
            premises.write("world.yaml", yaml(member));
        }

        private String yaml(String member) {
            return """
            providers:
              quick: { dialect: openai, base-url: "%s", residency: self-hosted }
              deep: { dialect: openai, base-url: "%s", residency: self-hosted }
              umpire: { dialect: openai, base-url: "%s", residency: self-hosted }
            models:
              quick: { provider: quick, upstream: up-quick, price: { input: 1, output: 2 } }
              deep: { provider: deep, upstream: up-deep, price: { input: 10, output: 20 } }
              umpire: { provider: umpire, upstream: up-umpire, price: { input: 1, output: 1 } }
            routes:
              plain: { fast: quick, reasoning: deep, reasoning-above: 0.8 }
              cascade: { fast: quick, reasoning: deep, reasoning-above: 0.8, cascade: true }
              turns: { fast: quick, reasoning: deep, reasoning-above: 0.3 }
              share: { fast: quick, reasoning: deep, reasoning-share: 0.3 }
              asks: { fast: quick, reasoning: deep, when-unsure: ask-judge, judge: umpire%s }
            """
                    .formatted(quick.base(), deep.base(), umpire.base(), member);
        }
    }

    static Response ask(String model, String text, String... members) {
        return send(chat(model, text, members));
    }

    static String chat(String model, String text, String... members) {
        StringBuilder json = new StringBuilder("{\"model\":\"" + model + "\",\"messages\":[");
        json.append("{\"role\":\"user\",\"content\":").append(Asks.quoted(text)).append("}]");
        for (String member : members) {
            json.append(',').append(member);
        }
        return json.append('}').toString();
    }

    static Response send(String json) {
        return RestAssured.given()
                .contentType("application/json")
                .body(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(Stage.CHAT);
    }

    private Tiers tiers() {
        return new Tiers(quick, deep, umpire, premises);
    }

    @Override
    public Map<String, String> start() {
        tiers().write("");
        Map<String, String> settings = premises.settings();
        settings.put("sluice.decisions.log", LOG);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(tiers(), new TestInjector.MatchesType(Tiers.class));
    }

    @Override
    public void stop() {
        quick.close();
        deep.close();
        umpire.close();
        premises.close();
    }
}
