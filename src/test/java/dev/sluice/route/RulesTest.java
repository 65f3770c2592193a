package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Requests;
import dev.sluice.route.Rule.Situation;
import dev.sluice.route.Rule.Verdict;
import dev.sluice.team.RuleText;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What compiles, what each variable is, and what does not compile. What rules do to a decision:
/// [PolicyTest].
class RulesTest {

    static final Ask ASK =
            Requests.to("auto")
                    .with("turns", 3)
                    .with("tools", 4)
                    .with("toolResults", 5)
                    .with("images", 6)
                    .with("audio", 7)
                    .with("video", 9)
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
                "request.video == 9",
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
