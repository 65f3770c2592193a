package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir Path directory;

    private List<String> warnings(String yaml) throws IOException {
        Given.write(directory, "a.yaml", yaml);
        return switch (Given.configuration(directory).load()) {
            case Loading.Loaded loaded -> Given.lines(loaded.warnings());
            case Loading.Rejected rejected ->
                    throw new AssertionError(rejected.problems().toString());
        };
    }

    @Test
    void warnsOfARequirementThatEmptiesAPool() throws IOException {
        // Given
        String yaml =
                """
                providers: { cloud: { dialect: openai, base-url: https://a/v1 } }
                models: { m: { provider: cloud, upstream: x, price: &p { input: 1, output: 1 } }, n: { provider: cloud, upstream: y, price: *p } }
                pools: { far: [ m, n ] }
                routes: { auto: { fast: sim-fast, reasoning: far } }
                teams: { t: { rules: [ { name: home, require: { residency: self-hosted } } ] } }
                """;

        // When
        List<String> found = warnings(yaml);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:5: teams.t.rules[0].require: excludes every model of 'far'; add a"
                                + " model that it allows, or another value"),
                found);
    }

    @Test
    void warnsOfAFallbackThatCannotStandIn() throws IOException {
        // Given
        String yaml =
                """
                models:
                  big: { provider: sim, upstream: gpt-5.1 }
                  small: { provider: sim, upstream: Qwen/Qwen3-32B, tools: false }
                  unknown: { provider: sim, upstream: x }
                routes: { auto: { fast: big, fallback: [ small, unknown ] } }
                """;

        // When
        List<String> found = warnings(yaml);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:5: routes.auto.fallback[0]: 'small' lacks what 'big' has: image, a"
                                + " window of 400000 tokens, tools; choose another or accept that"
                                + " such calls fail"),
                found);
    }

    @Test
    void warnsOfWhatNothingUses() throws IOException {
        // Given
        String yaml =
                """
                providers: { idle: { dialect: openai, base-url: http://a/v1 } }
                models: { m: { provider: sim, upstream: x } }
                pools: { left: [ sim-fast ] }
                routes: { auto: { fast: sim-fast } }
                teams: { t: { models: [ auto ] } }
                """;

        // When
        List<String> found = warnings(yaml);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:1: providers.idle: is used by nothing; remove it or name it",
                        "a.yaml:2: models.m: is used by nothing; remove it or name it",
                        "a.yaml:3: pools.left: is used by nothing; remove it or name it"),
                found);
    }

    @Test
    void warnsOfPatternsThatMatchNothingAndOfTeamsWithoutAKey() throws IOException {
        // Given
        String yaml =
                """
                routes: { auto: { fast: sim-fast } }
                teams:
                  a: { keys: [ { id: k7Qm2xHd, hash: 'hmac-sha256:%s' } ] }
                  b: { models: [ auto, 'gtp-*' ] }
                """
                        .formatted("A".repeat(43));

        // When
        List<String> found = warnings(yaml);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:4: teams.b.models[1]: 'gtp-*' matches no model and no route; mend or"
                                + " remove it",
                        "a.yaml:4: teams.b: has no key while other teams have, so nobody can call as"
                                + " it; write one or remove it"),
                found);
    }
}
