package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.HARD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may answer again, and when nobody may.
class EscalationTest {

    private final Cast cast = new Cast();

    @BeforeEach
    void cascades() {
        cast.care(new Route.Care(2_048, true, null, false));
    }

    private List<String> stronger(String members, Complexity how) {
        Ask ask = Asks.chatWith("hi", members);
        return switch (cast.choose(ask, how)) {
            case Decision.Use use -> use.stronger().stream().map(model -> model.name()).toList();
            case Decision.Deny _ -> List.of("denied");
        };
    }

    @Test
    void theReasoningPoolAnswersAgain() {
        // When
        List<String> stronger = stronger("\"n\":1", EASY);

        // Then
        assertEquals(List.of("slow-1", "slow-2"), stronger);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"stream\":true",
                "\"reasoning_effort\":\"none\"",
                "\"max_tokens\":2047",
                "\"max_completion_tokens\":10"
            })
    void nobodyAnswersAgain(String members) {
        // When
        List<String> stronger = stronger(members, EASY);

        // Then
        assertEquals(List.of(), stronger);
    }

    @Test
    void nobodyIsStrongerThanReasoning() {
        // When
        List<String> stronger = stronger("\"n\":1", HARD);

        // Then
        assertEquals(List.of(), stronger);
    }

    @Test
    void aCallerWithoutFallbackGetsTheFirstAnswer() {
        // Given
        cast.wishes = new Wishes(List.of(), null, 0, false);

        // When
        List<String> stronger = stronger("\"n\":1", EASY);

        // Then
        assertEquals(List.of(), stronger);
    }

    @Test
    void aRouteThatDoesNotAskForItNeverEscalates() {
        // Given
        cast.care(Route.Care.DEFAULT);

        // When
        List<String> stronger = stronger("\"n\":1", EASY);

        // Then
        assertEquals(List.of(), stronger);
    }

    @ParameterizedTest
    @CsvSource({"2048, fast", "2049, fast", "100, reasoning", "0, reasoning"})
    void aCapBelowTheRoutesLeastOutputRoutesDown(int minOutput, String tier) {
        // Given
        cast.care(new Route.Care(minOutput, false, null, false));

        // When
        Decision decision = cast.choose(Asks.chatWith("hi", "\"max_tokens\":100"), HARD);

        // Then
        assertEquals(tier, decision.because().tierWord());
    }
}
