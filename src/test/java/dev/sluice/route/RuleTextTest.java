package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.RulesTest.ASK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
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

/// What [Rules] makes of everything but the condition.
class RuleTextTest {

    private final Cast cast = new Cast();

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
                "openness | yes | 'yes' is not a value of openness; known: closed, open, open-source, open-weight, unknown"
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
