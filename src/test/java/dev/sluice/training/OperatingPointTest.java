package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What one threshold gives. `make agree` compares it with the outside scorer on files.
class OperatingPointTest {

    private static final double[] TOLD = {0.9, 0.7, 0.5, 0.4, 0.2};
    private static final double[] WEAK = {0, 1, 0, 0, 1};
    private static final double[] STRONG = {1, 1, 0, 1, 1};

    private static double[] at(double threshold) {
        OperatingPoint.At at = OperatingPoint.of(threshold, TOLD, WEAK, STRONG, 1).at();
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

    private static OperatingPoint.Band band(int copies) {
        double[][] rows = {TOLD, WEAK, STRONG};
        for (int i = 0; i < rows.length; i++) {
            double[] once = rows[i];
            rows[i] = new double[copies * once.length];
            Arrays.setAll(rows[i], at -> once[at % once.length]);
        }
        return OperatingPoint.of(0.5, rows[0], rows[1], rows[2], 1).band();
    }

    private static double width(Bootstrap.Interval of) {
        return of.high() - of.low();
    }

    @Test
    void theBandHoldsTheFigure() {
        // When
        Bootstrap.Interval share = band(200).share();

        // Then
        assertTrue(share.low() < 0.6 && share.high() > 0.6, share::toString);
    }

    /// A share of 0.6 among a thousand: 1.96 standard errors are 0.030 to either side.
    @Test
    void theBandOfAShareIsAsWideAsChance() {
        // When
        double width = width(band(200).share());

        // Then
        assertEquals(0.061, width, 0.012);
    }

    @Test
    void whatCannotBeOtherwiseHasABandOfNoWidth() {
        // When
        OperatingPoint.Band band = OperatingPoint.of(0, TOLD, WEAK, STRONG, 1).band();

        // Then
        assertEquals(new Bootstrap.Interval(1, 1), band.share());
    }

    @Test
    void tellsEachFigureWithItsBand() {
        // When
        String told = OperatingPoint.of(1, TOLD, WEAK, STRONG, 1).toString();

        // Then
        assertTrue(told.startsWith("share 0.000 [0.000 0.000], quality 0.400 ["), told);
    }

    @Test
    void withoutAGapNothingOfItIsRecovered() {
        // When
        OperatingPoint.At at = OperatingPoint.of(0.5, TOLD, WEAK, WEAK, 1).at();

        // Then
        assertTrue(Double.isNaN(at.pgr()), at.toString());
    }
}
