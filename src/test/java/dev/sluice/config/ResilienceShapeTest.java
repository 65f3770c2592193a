package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Resilience;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResilienceShapeTest {

    @TempDir Path directory;

    private Resilience of(String provider, String defaults) throws IOException {
        Given.write(directory, "p.yaml", yaml(provider, defaults));
        Map<String, Model> models = Given.loaded(directory).models();
        return models.get("m").provider().balancing().resilience();
    }

    private static String yaml(String provider, String defaults) {
        return """
        providers:
          p: { dialect: openai, base-url: http://a/v1, resilience: { %s } }
        models: { m: { provider: p, upstream: q } }
        defaults: { resilience: { %s } }
        """
                .formatted(provider, defaults);
    }

    @Test
    void whatNobodySaysIsTheDefault() throws IOException {
        assertEquals(Resilience.DEFAULT, of("", ""));
    }

    @Test
    void everyNumberCanBeSaid() throws IOException {
        assertEquals(
                new Resilience(
                        new Resilience.Breaker(60, 20, 0.3, 8, 2_000, 30_000),
                        new Resilience.Retries(2, 0.1, 1, 5),
                        new Resilience.Probing(10_000, 3),
                        new Resilience.Easing(0.25, 5_000),
                        4),
                of(
                        "",
                        "breaker: { window: 60s, calls: 20, failures: 0.3, consecutive: 8, open: 2s,"
                                + " longest: 30s }, retries: { attempts: 2, share: 0.1, per-second: 1,"
                                + " burst: 5 }, probes: { every: 10s, failures: 3 }, easing: { from:"
                                + " 0.25, over: 5s }, slower: 4"));
    }

    @Test
    void aTargetMayComeBackAtOnce() throws IOException {
        assertEquals(0, of("easing: { over: 0s }", "").easing().overMillis());
    }

    @Test
    void theProvidersWordGoesBeforeTheDefaults() throws IOException {
        // When
        Resilience met =
                of(
                        "breaker: { consecutive: 3 }",
                        "breaker: { consecutive: 9, calls: 20 }, retries: { attempts: 1 }");
        // Then
        assertEquals(
                "3 20 1",
                met.breaker().inARow()
                        + " "
                        + met.breaker().calls()
                        + " "
                        + met.retries().attempts());
    }

    @Test
    void theLongestTimeOutIsNoShorterThanTheFirst() throws IOException {
        assertEquals(90_000, of("breaker: { open: 90s }", "").breaker().longestMillis());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "breaker: { window: 61s } | breaker.window",
                "breaker: { open: 1ms } | breaker.open",
                "breaker: { longest: 2h } | breaker.longest",
                "breaker: { failures: 1.5 } | breaker.failures",
                "breaker: { consecutive: 1 } | breaker.consecutive",
                "retries: { attempts: 0 } | retries.attempts",
                "probes: { every: 10ms } | probes.every",
                "easing: { over: 1h } | easing.over",
                "slower: 1 | slower",
                "patience: 1 | patience"
            })
    void whatIsOutOfRangeIsAProblemOfItsPlace(String said, String place) throws IOException {
        for (String part : new String[] {"providers.p", "defaults"}) {
            // Given
            boolean provider = part.startsWith("providers");
            Given.write(directory, "p.yaml", yaml(provider ? said : "", provider ? "" : said));
            // When
            Loading loading = Given.configuration(directory).load();
            // Then
            Loading.Rejected no = (Loading.Rejected) loading;
            String where = part + ".resilience." + place;
            assertTrue(no.problems().toString().contains(where), no.problems()::toString);
        }
    }
}
