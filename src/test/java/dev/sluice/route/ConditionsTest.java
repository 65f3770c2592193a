package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.RulesTest.ASK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.ask.Ask;
import dev.sluice.route.Rule.Situation;
import dev.sluice.team.RuleText;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What [Conditions] says of a mistake, and what it bounds.
class ConditionsTest {

    private final Cast cast = new Cast();

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
                "request.user.matches('[') | `request.user.matches('[')`: '[' is not a regular"
                        + " expression (missing closing ]: `[`); write one of RE2",
                "complexity.tier == 'slow' | `complexity.tier == 'slow'`: complexity.tier is never"
                        + " slow; known: fast, reasoning",
                "request.stream && 'chat/completions' != request.endpoint | `request.stream &&"
                        + " 'chat/completions' != request.endpoint`: request.endpoint is never"
                        + " chat/completions; known: chat, completions, embeddings, rerank,"
                        + " messages, count_tokens",
                "now.weekday in [6, 0] | `now.weekday in [6, 0]`: now.weekday is never 0; known: 1,"
                        + " 2, 3, 4, 5, 6, 7",
                "complexity.language == 'Korean' | `complexity.language == 'Korean'`:"
                        + " complexity.language is never Korean; known: ko, en, ja, zh, und",
                "team.labels['x'] == 'y' | `team.labels['x'] == 'y'`: team 'search' has no label"
                        + " 'x'; add it, or ask has(team.labels.x) first",
            })
    void aMistakeIsQuotedAndExplained(String when, String message) {
        // When
        Rules.Bad bad = assertThrows(Rules.Bad.class, () -> compile(when));

        // Then
        assertEquals(message, bad.getMessage());
    }

    /// A problem is one line, and a condition may have several.
    @Test
    void aMistakeInAConditionOfSeveralLinesIsToldInOne() {
        // When
        Rules.Bad bad =
                assertThrows(
                        Rules.Bad.class,
                        () -> compile("request.turns > 1 &&\n  request.turns > 'a'\n"));

        // Then
        assertEquals(
                "`request.turns > 1 && request.turns > 'a'`: line 2, column 17: found no matching"
                        + " overload for '_>_' applied to '(int, string)'",
                bad.getMessage());
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

    private Rule compile(String when) {
        cast.labels = Map.of("confidential", "true", "cost-center", "4711");
        return new Rules(List.of())
                .compile(new RuleText("r", when, Cast.deny("no"), Map.of(), "", null), cast.team());
    }

    private Situation situation(Ask ask) {
        Wishes wishes = new Wishes(List.of("pii", "batch"), null, 0, true);
        return new Situation(cast.team(), ask, wishes, EASY, Cast.NOON);
    }
}
