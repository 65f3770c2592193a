package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Tier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyTest {

    private static final Scale SCALE = new Scale(0.5, 0.05, Tier.FAST);
    private static final Ask ASK = Requests.to("auto").with("turns", 3).ask();

    private final Steady steady = new Steady(7);
    private long nanos = 1;

    @Test
    void aConversationThatNeverWentUpIsAsItIsWeighed() {
        // When
        Complexity held = turn(0.1);

        // Then
        assertEquals(Tier.FAST, held.tier());
    }

    @Test
    void movingUpIsFree() {
        // Given
        turn(0.1);

        // When
        Complexity held = turn(0.9);

        // Then
        assertEquals(Tier.REASONING, held.tier());
    }

    @Test
    void oneEasyTurnDoesNotMoveDown() {
        // Given
        turn(0.9);

        // When
        Complexity held = turn(0.1);

        // Then
        assertEquals("REASONING [conversation, length]", held.tier() + " " + held.reasons());
    }

    @Test
    void twoEasyTurnsInARowMoveDown() {
        // Given
        turn(0.9);
        turn(0.1);

        // When
        Complexity held = turn(0.1);

        // Then
        assertEquals(Tier.FAST, held.tier());
    }

    @Test
    void aTurnNearTheThresholdIsNotEasy() {
        // Given
        turn(0.9);
        turn(0.1);
        turn(0.42);

        // When
        Complexity held = turn(0.1);

        // Then
        assertEquals(Tier.REASONING, held.tier());
    }

    @Test
    void whileLeavingDoesNotPayItStays() {
        // Given
        turn(0.9);
        turn(0.1);

        // When
        Complexity held = steady.hold(weighed(0.1), SCALE, ASK, "team", _ -> false, nanos);

        // Then
        assertEquals(Tier.REASONING, held.tier());
    }

    @Test
    void anIdleConversationBeginsAnew() {
        // Given
        turn(0.9);
        nanos += Duration.ofMinutes(32).toNanos();

        // When
        Complexity held = turn(0.1);

        // Then
        assertEquals(Tier.FAST, held.tier());
    }

    @Test
    void anotherTeamsConversationIsAnother() {
        // Given
        turn(0.9);
        Complexity weighed = weighed(0.1);

        // When
        Complexity held = steady.hold(weighed, SCALE, ASK, "other", _ -> true, nanos);

        // Then
        assertSame(weighed, held);
    }

    @Test
    void aFirstTurnThatStaysFastConcernsNobody() {
        // Given
        Ask first = Requests.to("auto").with("turns", 1).ask();

        // When
        boolean concerns = steady.concerns(first, weighed(0.1));

        // Then
        assertFalse(concerns);
    }

    @Test
    void whatWasNotWeighedConcernsNobody() {
        // When
        boolean concerns = steady.concerns(ASK, Complexity.NOT_WEIGHED);

        // Then
        assertFalse(concerns);
    }

    @Test
    void whatIsForeseenIsWhatIsHeldThen() {
        // Given
        turn(0.9);

        // When
        Complexity foreseen = foresee(0.1);

        // Then
        assertEquals(turn(0.1), foreseen);
    }

    @Test
    void lookingAheadIsNoTurn() {
        // Given
        turn(0.9);
        foresee(0.1);
        foresee(0.1);

        // When
        Complexity held = turn(0.1);

        // Then
        assertEquals(Tier.REASONING, held.tier());
    }

    @Test
    void lookingAheadMovesNobodyUp() {
        // Given
        foresee(0.9);

        // When
        Complexity held = turn(0.1);

        // Then
        assertEquals(Tier.FAST, held.tier());
    }

    private Complexity foresee(double probability) {
        return steady.foresee(weighed(probability), SCALE, ASK, "team", _ -> true, nanos);
    }

    private Complexity turn(double probability) {
        return steady.hold(weighed(probability), SCALE, ASK, "team", _ -> true, nanos);
    }

    private static Complexity weighed(double probability) {
        Tier tier = probability > 0.5 ? Tier.REASONING : Tier.FAST;
        return new Complexity(probability, tier, "en", true, List.of("length"), null);
    }
}
