package dev.sluice.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What a threshold gives on scores, and how far that may be chance.
class PointTest {

    private static double[] even() {
        double[] bins = new double[Histogram.BINS];
        Arrays.fill(bins, 1);
        return bins;
    }

    private static double width(Point.Band of) {
        return of.high() - of.low();
    }

    @Test
    void tellsTheShareAndTheGainAboveTheCut() {
        // When
        Point point = Point.of(even(), 0.5, 1_000);

        // Then
        assertEquals(
                "0.5000 0.7500",
                String.format(
                        Locale.ROOT, "%.4f %.4f", point.share().value(), point.gain().value()));
    }

    /// A share of a half among a thousand: 1.96 standard errors are 0.031 to either side.
    @Test
    void theBandIsAsWideAsChance() {
        // When
        Point point = Point.of(even(), 0.5, 1_000);

        // Then
        assertEquals(0.062, width(point.share()), 0.012);
    }

    @Test
    void theBandHoldsTheValue() {
        // When
        Point.Band share = Point.of(even(), 0.8, 700).share();

        // Then
        assertTrue(share.low() < share.value() && share.high() > share.value(), share::toString);
    }

    @Test
    void aHundredTimesTheScoresTellTenTimesAsMuch() {
        // When
        double few = width(Point.of(even(), 0.8, 500).gain());

        // Then
        assertEquals(10, few / width(Point.of(even(), 0.8, 50_000).gain()), 2);
    }

    @Test
    void theSameScoresTellTheSameBand() {
        // When
        Point point = Point.of(even(), 0.8, 500);

        // Then
        assertEquals(Point.of(even(), 0.8, 500), point);
    }

    @Test
    void aCutBelowAllIsNoChance() {
        // When
        Point point = Point.of(even(), 0, 500);

        // Then
        assertEquals("1.000 (1.000 to 1.000)", point.share().toString());
    }
}
