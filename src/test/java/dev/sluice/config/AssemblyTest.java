package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Timeouts;
import dev.sluice.complexity.Scale;
import dev.sluice.route.Route;
import dev.sluice.wire.Tier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {

    private static final String HASH = "hmac-sha256:" + "A".repeat(43);

    @TempDir Path directory;

    @Test
    void buildsAProviderWithAllItsKeys() throws IOException {
        // Given
        Given.write(
                directory,
                "p.yaml",
                """
                providers:
                  gpu:
                    dialect: openai
                    engine: vllm
                    replicas: [ http://10.0.0.11:8000/v1, http://10.0.0.12:8000/v1/ ]
                    balance: prefix-affinity
                    residency: self-hosted
                    api-key: ${OPENAI_API_KEY}
                    rules: { drop: [ service_tier ], rename: { max_completion_tokens: max_tokens } }
                models: { qwen: { provider: gpu, upstream: q } }
                """);

        // When
        Provider gpu = Given.loaded(directory).models().get("qwen").provider();

        // Then
        Provider expected =
                new Provider(
                        "gpu",
                        "openai",
                        "vllm",
                        List.of(
                                URI.create("http://10.0.0.11:8000/v1"),
                                URI.create("http://10.0.0.12:8000/v1")),
                        new dev.sluice.wire.Secret("sk-from-environment"),
                        Provider.Residency.SELF_HOSTED,
                        Balancing.of(Provider.Balance.PREFIX_AFFINITY),
                        new Provider.Rules(
                                List.of("service_tier"),
                                Map.of("max_completion_tokens", "max_tokens")));
        assertEquals(expected, gpu);
    }

    @Test
    void takesEachClockFromTheModelThenTheProviderThenTheDefaults() throws IOException {
        // Given
        Given.write(
                directory,
                "p.yaml",
                """
                defaults: { timeouts: { connect: 1s, idle: 2s, total: 1h } }
                providers:
                  gpu: { dialect: openai, base-url: http://a/v1, timeouts: { idle: 500ms, total: 2m } }
                models: { qwen: { provider: gpu, upstream: q, timeouts: { total: 3s, min-rate: 7 } } }
                """);

        // When
        Timeouts timeouts = Given.loaded(directory).models().get("qwen").timeouts();

        // Then
        assertEquals(new Timeouts(1_000, -1, -1, 500, 3_000, 7), timeouts);
    }

    @Test
    void replacesOnlyThoseFactsOfTheCatalogThatAreSaid() throws IOException {
        // Given
        Given.write(
                directory,
                "m.yaml",
                "models: { q: { provider: sim, upstream: Qwen/Qwen3-32B, window: 32768, languages: [ ko ] } }");

        // When
        Card card = Given.loaded(directory).models().get("q").card();

        // Then
        Card expected =
                new Card(
                        Card.Kind.HYBRID,
                        32_768,
                        0,
                        Set.of(Card.Modality.TEXT),
                        true,
                        true,
                        "apache-2.0",
                        Set.of("ko"));
        assertEquals(expected, card);
    }

    @Test
    void readsPricesExactlyAndCachedInputAsInputWhenUnsaid() throws IOException {
        // Given
        Given.write(
                directory,
                "m.yaml",
                "models: { q: { provider: sim, upstream: x, price: { input: 0.1, output: 0.3 } } }");

        // When
        Price price = Given.loaded(directory).models().get("q").price();

        // Then
        assertEquals(new Price(100_000, 100_000, 300_000), price);
    }

    @Test
    void leavesAnUnsaidPriceUnknown() throws IOException {
        // Given
        Given.write(directory, "m.yaml", "models: { q: { provider: sim, upstream: x } }");

        // When
        Model model = Given.loaded(directory).models().get("q");

        // Then
        assertNull(model.price());
    }

    @Test
    void buildsARouteOverPoolsAndModels() throws IOException {
        // Given
        Given.write(
                directory,
                "r.yaml",
                """
                pools: { quick: [ { model: sim-fast, weight: 80 }, { model: sim-reasoning, weight: 20 } ] }
                routes:
                  auto:
                    fast: quick
                    reasoning: sim-reasoning
                    reasoning-above: 0.7
                    when-unsure: reasoning
                    judge: sim-fast
                    fallback: [ sim-fast ]
                    slo: { fast: { ttft-p95: 400ms } }
                """);

        // When
        Route route = Given.loaded(directory).routes().get("auto");

        // Then
        assertEquals(
                "quick [80, 20] sim-reasoning [] 0.7 0.05 REASONING"
                        + " [judge] sim-fast Slo[fastTtftMillis=400, reasoningTtftMillis=0, idleFleet=false]",
                String.join(
                        " ",
                        route.fast().name(),
                        route.fast().weights().toString(),
                        route.reasoning().name(),
                        route.reasoning().weights().toString(),
                        route.scale().reasoningAbove()
                                + " "
                                + route.scale().band()
                                + " "
                                + route.scale().whenUnsure(),
                        route.signals().toString(),
                        route.fallback().getFirst().name(),
                        route.slo().toString()));
    }

    @Test
    void readsAJudgeAsFastWhenItDoesNotAnswer() throws IOException {
        // Given
        Given.write(
                directory,
                "r.yaml",
                "routes: { one: { fast: sim-fast, when-unsure: ask-judge, judge: sim-fast } }");

        // When
        Scale scale = Given.loaded(directory).routes().get("one").scale();

        // Then
        assertEquals(Tier.FAST, scale.whenUnsure());
    }
}
