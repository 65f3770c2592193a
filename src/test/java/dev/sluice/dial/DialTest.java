package dev.sluice.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Target.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DialTest {

    private final Scale scale = Scales.aiming(Kind.SHARE, 0.2);
    private final Dial dial = new Dial(new Sketch(), scale.estimator());

    private void sees(int scores, double upTo) {
        Random random = new Random(1);
        for (int i = 0; i < scores; i++) {
            dial.saw(random.nextDouble() * upTo);
        }
        dial.turn(scale);
    }

    @Test
    void followsItsScoresOnceThereAreEnough() {
        // When
        sees(5_000, 0.5);

        // Then
        assertEquals(0.4, dial.scale(scale).cut(), 0.02);
    }

    @Test
    void theReferenceStandsInForTooFewScores() {
        // When
        sees(Dial.ENOUGH - 1, 0.5);

        // Then
        assertEquals(Solver.solve(scale, Spread.reference(scale)), dial.scale(scale));
    }

    @Test
    void anotherEstimatorsScoresSayNothing() {
        // Given
        sees(5_000, 0.5);
        Scale other = Scales.of(scale.target(), scale.whenUnsure(), "another");

        // When
        dial.turn(other);

        // Then
        assertEquals(Solver.solve(other, Spread.reference(other)), dial.scale(other));
    }

    @Test
    void aConfigurationItWasNotTurnedForIsReadAsItIs() {
        // Given
        sees(5_000, 0.5);
        Scale next = Scales.aiming(Kind.SHARE, 0.9);

        // When
        Scale read = dial.scale(next);

        // Then
        assertSame(next, read);
    }

    @Test
    void whatWasNotWeighedIsNoScore() {
        // Given
        sees(600, 0.5);

        // When
        dial.saw(Double.NaN);
        dial.turn(scale);

        // Then
        assertEquals(600, Math.round(dial.scores()));
    }

    @Test
    void saysWhereItsThresholdComesFrom() {
        // Given
        sees(600, 0.5);

        // When
        String origin = dial.origin(scale);

        // Then
        assertEquals(
                "solved for reasoning-share on 600 recent scores: share 0.200 (0.171 to 0.229),"
                        + " expected PGR 0.362 (0.319 to 0.403)",
                origin);
    }

    @Test
    void tellsTheShareItReaches() {
        // When
        sees(5_000, 0.5);

        // Then
        assertEquals(0.2, dial.share(), 0.001);
    }

    @Test
    void paidRequestsMoveACostLimit() {
        // Given
        Scale limited = Scales.aiming(Kind.COST, 600);
        Dial paid = new Dial(new Sketch(), limited.estimator());
        for (int i = 0; i < 200; i++) {
            paid.paid("fast", 500);
            paid.paid("reasoning", 1_500);
        }

        // When
        paid.turn(limited);

        // Then
        assertEquals(0.1, paid.share(), 0.01);
    }

    @Test
    void namesThatAreNoRoutesLeaveNoTrace() {
        // When
        Dial.NONE.saw(0.5);
        Dial.NONE.turn(scale);

        // Then
        assertTrue(Dial.NONE.scores() == 0);
    }
}
