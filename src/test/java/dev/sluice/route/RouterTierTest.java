package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.HARD;
import static dev.sluice.route.Cast.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tier [Router] gives a request, and who may say so.
class RouterTierTest {

    private final Cast cast = new Cast();

    @ParameterizedTest
    @CsvSource({
        "none, FAST",
        "minimal, FAST",
        "low, REASONING",
        "medium, REASONING",
        "weird, REASONING"
    })
    void effortLowersAHardRequestOnlyWhenItSaysSo(String effort, Tier tier) {
        // Given
        Ask ask = Requests.to("auto").effort(effort).ask();

        // When
        Decision decision = cast.choose(ask, HARD);

        // Then
        assertEquals(tier, decision.because().tier());
    }

    @ParameterizedTest
    @ValueSource(strings = {"high", "xhigh", "max"})
    void highEffortRaisesAnEasyRequest(String effort) {
        // Given
        Ask ask = Requests.to("auto").effort(effort).ask();

        // When
        Decision decision = cast.choose(ask, EASY);

        // Then
        assertEquals("reasoning caller_effort", told(decision));
    }

    @Test
    void theTierHeaderRaises() {
        // Given
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals("reasoning caller_header", told(decision));
    }

    @Test
    void theTierHeaderIsAMinimumAndNeverLowers() {
        // Given
        cast.wishes = new Wishes(List.of(), Tier.FAST, 0, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), HARD);

        // Then
        assertEquals("reasoning score_high", told(decision));
    }

    @Test
    void theTierHeaderOutweighsALowEffort() {
        // Given
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").effort("none").ask(), EASY);

        // Then
        assertEquals("reasoning caller_header", told(decision));
    }

    @ParameterizedTest
    @CsvSource({"2047, fast score_low", "2048, reasoning score_high", "-1, reasoning score_high"})
    void aSmallOutputCapKeepsAScoreFromReasoning(int cap, String told) {
        // Given
        Ask ask = Requests.to("auto").maxTokens(cap).ask();

        // When
        Decision decision = cast.choose(ask, HARD);

        // Then
        assertEquals(told, told(decision));
    }

    @Test
    void aSmallOutputCapDoesNotOverruleTheCaller() {
        // Given
        Ask ask = Requests.to("auto").maxTokens(16).effort("high").ask();

        // When
        Decision decision = cast.choose(ask, HARD);

        // Then
        assertEquals("reasoning caller_effort", told(decision));
    }
}
