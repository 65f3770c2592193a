package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualTest {

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    private final Usual usual = new Usual();

    private void windows(int count, long at, double rate) {
        for (int i = 0; i < count; i++) {
            usual.exceeded("contested", at, rate);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.041, true", "0.04, false", "0.02, false"})
    void moreThanTwiceTheMedianIsUnusual(double rate, boolean unusual) {
        // Given
        windows(8, 0, 0.02);

        // When
        boolean exceeded = usual.exceeded("contested", 0, rate);

        // Then
        assertEquals(unusual, exceeded);
    }

    @Test
    void nothingIsUsualBeforeEightWindows() {
        // Given
        windows(7, 0, 0.02);

        // When
        boolean exceeded = usual.exceeded("contested", 0, 0.9);

        // Then
        assertFalse(exceeded);
    }

    @Test
    void fourRequestsOfAWindowAreNothing() {
        // Given
        windows(8, 0, 0);

        // When
        boolean exceeded = usual.exceeded("contested", 0, 4.0 / Drift.WINDOW);

        // Then
        assertFalse(exceeded);
    }

    @Test
    void whatIsOlderThanFourWeeksIsForgotten() {
        // Given
        windows(8, 0, 0.5);
        windows(8, 29 * DAY_MILLIS, 0.02);

        // When
        boolean exceeded = usual.exceeded("contested", 29 * DAY_MILLIS, 0.3);

        // Then
        assertTrue(exceeded);
    }
}
