package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.kit.Requests;
import dev.sluice.route.Rule.Situation;
import dev.sluice.route.Rule.Verdict;
import dev.sluice.team.RuleText;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What compiles, what each variable is, and what does not compile. What rules do to a decision:
/// [PolicyTest].
class RulesTest {

    private static final Ask ASK =
            Requests.to("auto")
                    .with("turns", 3)
                    .with("tools", 4)
                    .with("toolResults", 5)
                    .with("images", 6)
                    .with("audio", 7)
                    .with("files", 8)
                    .with("textBytes", 320)
                    .maxTokens(900)
                    .effort("low")
                    .jsonSchema()
                    .ask();

    private final Cast cast = new Cast();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request.endpoint == 'chat'",
                "request.model == 'auto'",
                "!request.stream",
                "request.bodyBytes == 4",
                "request.promptTokens == 100",
                "request.turns == 3",
                "request.maxTokens == 900",
                "request.temperature == 0.5",
                "request.temperature < 1",
                "request.tools == 4",
                "request.toolResults == 5",
                "request.images == 6",
                "request.audio == 7",
                "request.files == 8",
                "request.jsonSchema",
                "request.reasoningEffort == 'low'",
                "'pii' in request.tags",
                "request.tags.exists(tag, tag.startsWith('b'))",
                "size(request.tags) == 2",
                "request.user == 'u-1'",
                "request.user.matches('^u-[0-9]$')",
                "complexity.probability > 0.12 && complexity.probability < 0.13",
                "complexity.probability > 0",
                "complexity.tier == 'fast'",
                "complexity.language == 'en'",
                "complexity.confident",
                "complexity.signals == ['length']",
                "team.id == 'search'",
                "team.labels.confidential == 'true'",
                "team.labels['cost-center'] == '4711'",
                "!has(team.labels.other)",
                "team.spentShare == 0.0",
                "now.hour == 12",
                "now.weekday == 3",
                "now.utc.startsWith('2026-01-07')"
            })
    void eachVariableIsWhatTheRequestSays(String when) {
        // Given
        Rule rule = compile(when);

        // When
        Verdict verdict = rule.consider(situation(ASK));

        // Then
        assertEquals(new Verdict.Deny("no"), verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request.maxTokens > 0",
                "request.temperature > 0.9",
                "request.reasoningEffort != ''",
                "has(team.labels.other) && team.labels.other == 'x'",
                "'other' in team.labels",
                "request.stream"
            })
    void aConditionThatDoesNotHoldPasses(String when) {
        // Given
        Rule rule = compile(when);

        // When
        Verdict verdict = rule.consider(situation(Requests.to("auto").ask()));

        // Then
        assertEquals(Verdict.Pass.PASS, verdict);
    }

    @Test
    void everyVariableOfTheTableIsTested() throws Exception {
        // Given
        var given =
                RulesTest.class
                        .getDeclaredMethod("eachVariableIsWhatTheRequestSays", String.class)
                        .getAnnotation(ValueSource.class)
                        .strings();

        // When
        List<String> untested =
                CelRule.VARIABLES.keySet().stream()
                        .filter(name -> List.of(given).stream().noneMatch(w -> w.contains(name)))
                        .toList();

        // Then
        assertEquals(List.of(), untested);
    }

    @Test
    void noConditionMeansAlways() {
        // Given
        Rule rule = compile("");

        // When
        Verdict verdict = rule.consider(situation(ASK));

        // Then
        assertEquals(new Verdict.Deny("no"), verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "now.day == 1 | `now.day == 1`: 'now.day' does not exist; known: now.hour,"
                        + " now.utc, now.weekday",
                "reqest.turns > 1 | `reqest.turns > 1`: column 1: undeclared reference to 'reqest';"
                        + " known: complexity, now, request, team",
                "request.turns > 'a' | `request.turns > 'a'`: column 15: found no matching overload"
                        + " for '_>_' applied to '(int, string)'",
                "request.turns | `request.turns`: column 8: expected type 'bool' but found 'int'",
                "request.turns > | `request.turns >`: column 16: mismatched input '<EOF>'",
                "team.labels.x == 'y' | `team.labels.x == 'y'`: team 'search' has no label 'x';"
                        + " add it, or ask has(team.labels.x) first",
                "team.labels['x'] == 'y' | `team.labels['x'] == 'y'`: team 'search' has no label"
                        + " 'x'; add it, or ask has(team.labels.x) first",
            })
    void aMistakeIsQuotedAndExplained(String when, String message) {
        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, () -> compile(when));

        // Then
        assertEquals(message, bad.getMessage());
    }

    @Test
    void aMistakeNamesItsField() {
        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, () -> compile("request.nothing"));

        // Then
        assertEquals("when", bad.field());
    }

    @Test
    void aConditionOfUnreasonableLengthIsRefused() {
        // Given
        String when = "true" + " || true".repeat(300);

        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, () -> compile(when));

        // Then
        assertEquals("when", bad.field());
    }

    @Test
    void aConditionNestedTooDeepIsRefused() {
        // Given
        String when = "(".repeat(200) + "true" + ")".repeat(200);

        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, () -> compile(when));

        // Then
        assertEquals("when", bad.field());
    }

    @Test
    void loopsWithinLoopsRunOutOfBudget() {
        // Given
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        Rule rule = compile(ten + ".all(x, " + ten + ".all(y, " + ten + ".all(z, x + y + z > 0)))");

        // When
        var failure =
                assertThrows(IllegalStateException.class, () -> rule.consider(situation(ASK)));

        // Then
        assertEquals(true, failure.getMessage().contains("Iteration budget exceeded"));
    }

    @Test
    void anUnknownPluginFailsWithTheKnownOnes() {
        // Given
        Rules rules = new Rules(List.of(new Weekend()));
        RuleText text = new RuleText("r", "", RuleText.Action.NONE, Map.of(), "", "weekned");

        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, () -> rules.compile(text, cast.team()));

        // Then
        assertEquals("'weekned' is not an installed rule; known: weekend", bad.getMessage());
    }

    @Test
    void aPluginRunsUnderTheNameItsTeamGaveIt() {
        // Given
        Rules rules = new Rules(List.of(new Weekend()));
        RuleText text =
                new RuleText("quiet days", "", RuleText.Action.NONE, Map.of(), "", "weekend");

        // When
        Rule rule = rules.compile(text, cast.team());

        // Then
        assertEquals("quiet days", rule.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "residence | self-hosted | 'residence' is not something a rule can require; known:"
                        + " language, licence, openness, provider, residency",
                "residency | home | 'home' is not a value of residency; known: external,"
                        + " self-hosted",
                "openness | yes | 'yes' is not a value of openness; known: closed, open, unknown"
            })
    void aRequirementThatCannotBeMetIsRefused(String dimension, String value, String message) {
        // Given
        cast.require("r", "", Map.of(dimension, List.of(value)));

        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, cast::router);

        // Then
        assertEquals(
                "require." + dimension + ": " + message, bad.field() + ": " + bad.getMessage());
    }

    @Test
    void aRequirementWithoutValuesIsRefused() {
        // Given
        cast.require("r", "", Map.of("licence", List.of()));

        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, cast::router);

        // Then
        assertEquals("require.licence", bad.field());
    }

    @Test
    void aRuleUsesAPoolOrATierButNotBoth() {
        // Given
        cast.rule("r", "", new RuleText.Action("fast", Tier.FAST, null, null));

        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, cast::router);

        // Then
        assertEquals("tier", bad.field());
    }

    @Test
    void aRuleThatDeniesDoesNothingElse() {
        // Given
        cast.rule("r", "", new RuleText.Action("fast", null, null, "no"));

        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, cast::router);

        // Then
        assertEquals("deny", bad.field());
    }

    @Test
    void whatRestrictsHoldsWhenAConditionFails() {
        // Given
        RuleText text =
                new RuleText(
                        "r",
                        "request.tags[9] == 'x'",
                        Cast.use("fast"),
                        Map.of("residency", List.of("external")),
                        "",
                        null);
        Rule rule = new Rules(List.of()).compile(text, cast.team());

        // When
        Verdict verdict = rule.onFailure();

        // Then
        assertEquals(
                new Verdict.Narrow(Map.of("residency", List.of("external")), null, Patch.NONE),
                verdict);
    }

    @Test
    void aPatchIsParsedOnce() {
        // Given
        RuleText text = new RuleText("r", "", RuleText.Action.NONE, Map.of(), "{\"seed\":1}", null);

        // When
        Verdict verdict = new Rules(List.of()).compile(text, cast.team()).consider(situation(ASK));

        // Then
        assertEquals(false, ((Verdict.Narrow) verdict).patch().isEmpty());
    }

    @Test
    void aPatchThatIsNoObjectIsRefused() {
        // Given
        RuleText text = new RuleText("r", "", RuleText.Action.NONE, Map.of(), "[1]", null);
        Rules rules = new Rules(List.of());

        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, () -> rules.compile(text, cast.team()));

        // Then
        assertEquals("patch", bad.field());
    }

    private Rule compile(String when) {
        cast.labels = Map.of("confidential", "true", "cost-center", "4711");
        return new Rules(List.of())
                .compile(new RuleText("r", when, Cast.deny("no"), Map.of(), "", null), cast.team());
    }

    private Situation situation(Ask ask) {
        Wishes wishes = new Wishes(List.of("pii", "batch"), null, 0, true);
        return new Situation(cast.team(), ask, wishes, EASY, Cast.NOON);
    }

    /// The rule of docs/extend.md: nobody thinks hard at the weekend.
    record Weekend() implements Rule {

        @Override
        public String name() {
            return "weekend";
        }

        @Override
        public Verdict consider(Situation when) {
            return when.moment().weekday() >= 6
                    ? new Verdict.Pick(null, Tier.FAST, Verdict.Narrow.NOTHING)
                    : Verdict.Pass.PASS;
        }
    }
}
