package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What one threshold gives. `make agree` compares it with the outside scorer on files.
class WayTest {

    private static final double[] TOLD = {0.9, 0.7, 0.5, 0.4, 0.2};
    private static final double[] WEAK = {0, 1, 0, 0, 1};
    private static final double[] STRONG = {1, 1, 0, 1, 1};

    private static double[] at(double threshold) {
        Way.At at = Way.At.of(threshold, TOLD, WEAK, STRONG);
        return new double[] {at.share(), at.quality(), at.pgr(), at.missed(), at.wasted()};
    }

    @Test
    void theThresholdItselfIsSentToTheStrongModel() {
        // When
        double[] figures = at(0.5);

        // Then
        assertArrayEquals(new double[] {0.6, 0.6, 0.5, 0.2, 0.2}, figures, 1e-9);
    }

    @Test
    void aboveAllNothingIsWasted() {
        // When
        double[] figures = at(1);

        // Then
        assertArrayEquals(new double[] {0, 0.4, 0, 0.4, 0}, figures, 1e-9);
    }

    @Test
    void belowAllNothingIsMissed() {
        // When
        double[] figures = at(0);

        // Then
        assertArrayEquals(new double[] {1, 0.8, 1, 0, 0.4}, figures, 1e-9);
    }

    @Test
    void withoutAGapNothingOfItIsRecovered() {
        // When
        Way.At at = Way.At.of(0.5, TOLD, WEAK, WEAK);

        // Then
        assertTrue(Double.isNaN(at.pgr()), at.toString());
    }
}
