package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {

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
    void hasNothingToSayOfTheEmbeddedDefault() {
        // Given
        Configuration configuration = Given.configuration(null);

        // When
        Loading loading = configuration.load();

        // Then
        assertEquals(List.of(), ((Loading.Loaded) loading).warnings());
    }

    @Test
    void warnsOfALiteralCredentialWithoutShowingIt() throws IOException {
        // Given
        String yaml =
                """
                providers: { p: { dialect: openai, base-url: http://a/v1, api-key: sk-literal } }
                models: { m: { provider: p, upstream: x, price: { input: 1, output: 1 } } }
                """;

        // When
        List<String> found = warnings(yaml);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:1: providers.p.api-key: '***' is a literal; write ${NAME} or"
                                + " ${file:/path} so that it stands in no file here"),
                found);
    }

    @Test
    void warnsOfAModelWithoutAPriceUnlessItIsSimulated() throws IOException {
        // Given
        String yaml =
                """
                providers: { p: { dialect: openai, base-url: http://a/v1 } }
                models:
                  m: { provider: p, upstream: x }
                  n: { provider: sim, upstream: x }
                """;

        // When
        List<String> found = warnings(yaml);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:3: models.m: has no price, so its usage counts as unpriced; write"
                                + " price: { input: , output: }"),
                found);
    }

    @Test
    void warnsOfRulesAfterAnUnconditionalDecision() throws IOException {
        // Given
        String yaml =
                """
                routes: { auto: { fast: sim-fast } }
                teams:
                  t:
                    rules:
                      - { name: a, when: request.tools > 0, tier: fast }
                      - { name: b, tier: fast }
                      - { name: c, require: { residency: self-hosted } }
                """;

        // When
        List<String> found = warnings(yaml);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:7: teams.t.rules[2]: 'c' is never reached: 'b' decides before it;"
                                + " move it up or remove it"),
                found);
    }

    @Test
    void warnsOfARuleUnderTheConditionOfAnEarlierDecision() throws IOException {
        // Given
        String yaml =
                """
                teams:
                  t:
                    rules:
                      - { name: a, when: request.tools > 0, tier: fast }
                      - { name: b, when: request.tools > 0, deny: never said }
                """;

        // When
        List<String> found = warnings(yaml);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:5: teams.t.rules[1]: 'b' is never reached: 'a' decides before it;"
                                + " move it up or remove it"),
                found);
    }

    /// Whoever it holds for is refused, and nobody meant that.
    @Test
    void warnsOfARequirementThatNoModelMeets() throws IOException {
        // Given
        String yaml =
                """
                models: { one: { provider: sim, upstream: x, licence: mit } }
                routes: { auto: { fast: one, reasoning: sim-reasoning } }
                teams:
                  t:
                    rules:
                      - { name: a, when: request.turns > 1, require: { licence: MIT } }
                      - { name: b, when: request.turns > 2, require: { licence: mit } }
                      - { name: c, when: request.turns > 3, require: { licence: mit }, use: sim-reasoning }
                """;

        // When
        List<String> found = warnings(yaml);

        // Then
        String fix = ", so that calls are refused; mend it, add a model, or write deny";
        assertEquals(
                List.of(
                        "a.yaml:6: teams.t.rules[0].require: is met by no model" + fix,
                        "a.yaml:8: teams.t.rules[2].require: is met by no model of"
                                + " 'sim-reasoning'"
                                + fix),
                found);
    }

    @Test
    void warnsOfAConditionThatIsAlwaysTheSame() throws IOException {
        // Given
        String yaml =
                """
                teams: { t: { rules: [ { name: a, when: 1 > 2, tier: fast } ] } }
                """;

        // When
        List<String> found = warnings(yaml);

        // Then
        assertEquals(
                List.of(
                        "a.yaml:1: teams.t.rules[0].when: '1 > 2' reads nothing of a request, so it"
                                + " holds always or never; mend it or leave it out"),
                found);
    }
}
