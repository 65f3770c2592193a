package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Hedge;
import dev.sluice.kit.Asks;
import dev.sluice.route.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a route says of second attempts, and where none could begin.
class SparesTest {

    @TempDir Path directory;

    private void write(String route) throws IOException {
        Given.write(
                directory,
                "a.yaml",
                """
                providers:
                  p: { dialect: openai, base-url: http://a/v1 }
                  q: { dialect: openai, base-url: http://b/v1 }
                  two: { dialect: openai, replicas: [ http://c/v1, http://d/v1 ] }
                  name: { dialect: openai, base-url: http://e/v1, resolve: 5s }
                models:
                  one: { provider: p, upstream: x, tier: fast, price: { input: 1, output: 1 } }
                  same: { provider: p, upstream: x, price: { input: 1, output: 1 } }
                  other: { provider: q, upstream: x, price: { input: 1, output: 1 } }
                  thinker: { provider: q, upstream: y, tier: reasoning, price: { input: 1, output: 1 } }
                  fleet: { provider: two, upstream: x, price: { input: 1, output: 1 } }
                  named: { provider: name, upstream: x, price: { input: 1, output: 1 } }
                pools: { pair: [ one, same ] }
                routes: { r: { fast: %s } }
                """
                        .formatted(route));
    }

    private List<String> warnings() {
        return switch (Given.configuration(directory).load()) {
            case Loading.Loaded loaded -> Given.lines(loaded.warnings());
            case Loading.Rejected rejected ->
                    throw new AssertionError(rejected.problems().toString());
        };
    }

    @ParameterizedTest
    @CsvSource({"one, one", "pair, pair", "'one, fallback: [ same ]', one"})
    void warnsWhereNobodyElseCouldBeAsked(String route, String pool) throws IOException {
        // Given
        write(route + ", hedge: 0.02");
        // When
        List<String> found = warnings();
        // Then
        String expected =
                "a.yaml:14: routes.r.hedge: can do nothing for '"
                        + pool
                        + "', which has one target and no fallback; add a model, a replica or a fallback";
        assertTrue(found.contains(expected), found.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"one, fallback: [ other ]", "fleet", "named"})
    void hasNothingToSayWhereSomebodyCould(String route) throws IOException {
        // Given
        write(route + ", hedge: 0.02");
        // When
        List<String> found = warnings();
        // Then
        assertTrue(found.stream().noneMatch(line -> line.contains("hedge")), found.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "one, one",
        "pair, pair",
        "'one, fallback: [ same ]', one",
        "'other, reasoning: thinker, fallback: [ one ]', thinker"
    })
    void warnsOfATierThatFailsWithItsOneTarget(String route, String pool) throws IOException {
        // Given
        write(route);
        // When
        List<String> found = warnings();
        // Then
        assertEquals(
                List.of(
                        "a.yaml:14: routes.r: fails with '"
                                + pool
                                + "', which has one target and no fallback; add a model, a replica or a fallback"),
                found.stream().filter(line -> line.contains("routes.r")).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one, fallback: [ other ]",
                "fleet",
                "named",
                "other, reasoning: thinker, fallback: [ one ], allow-downgrade: true"
            })
    void hasNothingToSayOfATierThatSomebodyElseCouldServe(String route) throws IOException {
        // Given
        write(route);
        // When
        List<String> found = warnings();
        // Then
        assertTrue(found.stream().noneMatch(line -> line.contains("routes.r")), found.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0.03, 0.03, 1000000, 2048",
        "{ share: 0.05 }, 0.05, 1000000, 2048",
        "'{ spend-per-day: 2.5, max-tokens: 9 }', 0.02, 2500000, 9",
    })
    void aShareAloneOrItsBounds(String said, double share, long micros, int tokens)
            throws IOException {
        // Given
        write("fleet, hedge: " + said);
        Snapshot now = Given.loaded(directory);
        // When
        Decision decision =
                now.router()
                        .choose(
                                now.teams().all().getFirst(),
                                Asks.read(
                                        "{\"model\":\"r\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"),
                                dev.sluice.wire.Wishes.NONE,
                                dev.sluice.complexity.Complexity.NOT_WEIGHED,
                                new dev.sluice.route.Moment(java.time.Instant.EPOCH),
                                dev.sluice.route.Trace.NONE);
        // Then
        assertEquals(new Hedge("r", share, micros, tokens), ((Decision.Use) decision).hedge());
    }

    @ParameterizedTest
    @CsvSource({
        "0.06, hedge",
        "{ share: 0.5 }, hedge.share",
        "{ max-tokens: 0 }, hedge.max-tokens"
    })
    void whatIsTooMuchIsAProblemOfItsKey(String said, String key) throws IOException {
        // Given
        write("fleet, hedge: " + said);
        // When
        List<String> found = Given.problems(directory);
        // Then
        assertEquals(1, found.size(), found.toString());
        assertTrue(
                found.getFirst().startsWith("a.yaml:14: routes.r." + key + ": "), found.getFirst());
    }
}
