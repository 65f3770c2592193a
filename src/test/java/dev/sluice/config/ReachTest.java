package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Scale;
import dev.sluice.dial.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Thresholds that reach nobody, and targets.
class ReachTest {

    @TempDir Path directory;

    private void route(String members) throws IOException {
        Given.write(
                directory,
                "a.yaml",
                "routes:\n  one: { fast: sim-fast, reasoning: sim-reasoning, " + members + " }\n");
    }

    @ParameterizedTest
    @CsvSource({
        "reasoning-above: 0.999, reaches no reasoning",
        "reasoning-above: 1, reaches no reasoning",
        "reasoning-share: 0, reaches no reasoning",
        "reasoning-share: 1, reaches no fast tier",
        "'reasoning-above: 0, when-unsure: reasoning', reaches no fast tier"
    })
    void aTierThatNoScoreReachesIsAProblem(String members, String says) throws IOException {
        // Given
        route(members);

        // When
        List<String> problems = Given.problems(directory);

        // Then
        assertTrue(problems.size() == 1 && problems.getFirst().contains(says), problems::toString);
    }

    @Test
    void aProblemNamesFileLineAndKey() throws IOException {
        // Given
        route("reasoning-above: 0.999");

        // When
        String problem = Given.problems(directory).getFirst();

        // Then
        assertTrue(problem.startsWith("a.yaml:2: routes.one.reasoning-above: "), problem);
    }

    private Loading loaded(double[] scores) {
        Known known =
                new Known(
                        Given.KNOWN.dialects(),
                        Given.KNOWN.signals(),
                        Given.KNOWN.plugins(),
                        Given.KNOWN.rules(),
                        Given.KNOWN.cards(),
                        Given.KNOWN.prices(),
                        (_, _) -> Spread.of(scores));
        return new Configuration(directory, known, Given.SIM, _ -> null, List.of()).load();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning-share: 0.2", "reasoning-pgr: 0.5", "reasoning-above: 0.5"})
    void recentScoresFarFromTheReferenceStopNoStart(String members) throws IOException {
        // Given
        route(members);

        // When
        Loading loading = loaded(new double[] {0.99, 0.99, 0.98});

        // Then
        assertTrue(loading instanceof Loading.Loaded, loading::toString);
    }

    @Test
    void recentScoresThatReachNoTierAreAWarningWithTheNumber() throws IOException {
        // Given
        route("reasoning-above: 0.5");

        // When
        Loading loading = loaded(new double[] {0.1, 0.2});

        // Then
        assertEquals(
                List.of(
                        "a.yaml:2: routes.one.reasoning-above: sends 0.000 % of 2 recent scores to"
                                + " the reasoning tier; move it, or write reasoning-share"),
                Given.lines(((Loading.Loaded) loading).warnings()));
    }

    @Test
    void oneTierNeedsNoReach() throws IOException {
        // Given
        Given.write(directory, "a.yaml", "routes: { one: { fast: sim-fast, reasoning-above: 1 } }");

        // When
        List<String> problems = Given.problems(directory);

        // Then
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.7})
    void aShareIsSolvedAtLoad(double share) throws IOException {
        // Given
        route("reasoning-share: " + share);

        // When
        Scale scale = Given.loaded(directory).routes().get("one").scale();

        // Then
        assertEquals(share, Spread.reference(scale).above(scale.cut()), 1e-9);
    }

    @Test
    void aTargetPgrIsSolvedAtLoad() throws IOException {
        // Given
        route("reasoning-pgr: 0.6");

        // When
        Scale scale = Given.loaded(directory).routes().get("one").scale();

        // Then
        assertEquals(0.6, Spread.reference(scale).gain(scale.cut()), 1e-9);
    }

    @Test
    void aLossLimitIsSolvedAtLoad() throws IOException {
        // Given
        route("loss-limit: 0.05");

        // When
        Scale scale = Given.loaded(directory).routes().get("one").scale();

        // Then
        assertEquals(0.05, Spread.reference(scale).loss(scale.cut()), 1e-9);
    }

    @Test
    void aLossThatAnyThresholdKeepsWithinIsRefused() throws IOException {
        // Given
        route("loss-limit: 0.9");

        // When
        String problem = Given.problems(directory).getFirst();

        // Then
        assertTrue(
                problem.startsWith("a.yaml:2: routes.one.loss-limit: reaches no reasoning"),
                problem);
    }

    @Test
    void aCostLimitIsSolvedAtLoadByListPrices() throws IOException {
        // Given
        Given.write(
                directory,
                "a.yaml",
                """
                models:
                  less: { provider: sim, upstream: less, price: { input: 0, output: 1 } }
                  more: { provider: sim, upstream: more, price: { input: 0, output: 10 } }
                routes:
                  one: { fast: less, reasoning: more, cost-limit: 7.65 }
                """);

        // When
        Scale scale = Given.loaded(directory).routes().get("one").scale();

        // Then
        assertEquals(0.5, Spread.reference(scale).above(scale.cut()), 1e-3);
    }
}
