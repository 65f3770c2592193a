package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Leads are taken on the same resample, so that a small one is seen through large noise.
class BootstrapTest {

    private static final int ROWS = 400;

    private final double[] strong = new double[ROWS];
    private final double[] weak = new double[ROWS];
    private final double[] clear = new double[ROWS];
    private final double[] blurred = new double[ROWS];

    /// Two scores of rows that need the strong model half of the time: one sees it well, the other
    /// sees the same less well.
    BootstrapTest() {
        Random random = new Random(4);
        Arrays.fill(strong, 1);
        for (int i = 0; i < ROWS; i++) {
            weak[i] = random.nextBoolean() ? 1 : 0;
            clear[i] = random.nextGaussian() - weak[i];
            blurred[i] = clear[i] + random.nextGaussian();
        }
    }

    private Ranking by(double... scores) {
        return new Ranking(scores, weak, strong);
    }

    private static double width(Bootstrap.Interval of) {
        return of.high() - of.low();
    }

    @Test
    void anOrderHasNoLeadOverItself() {
        // When
        Bootstrap.Intervals found = Bootstrap.of(by(clear), by(clear), by(blurred), ROWS, 3);

        // Then
        assertEquals(new Bootstrap.Interval(0, 0), found.aboveLength());
    }

    @Test
    void theTwoBaselinesAreKeptApart() {
        // When
        Bootstrap.Intervals found = Bootstrap.of(by(clear), by(clear), by(blurred), ROWS, 3);

        // Then
        Bootstrap.Intervals swapped = Bootstrap.of(by(clear), by(blurred), by(clear), ROWS, 3);
        assertEquals(swapped.aboveLength(), found.aboveKeyword());
    }

    @Test
    void aBetterOrderLeadsByMoreThanChance() {
        // When
        Bootstrap.Intervals found = Bootstrap.of(by(clear), by(blurred), by(blurred), ROWS, 3);

        // Then
        assertTrue(found.aboveLength().low() > 0, found::toString);
    }

    @Test
    void aPairedLeadIsSharperThanTheFigureItself() {
        // When
        Bootstrap.Intervals found = Bootstrap.of(by(clear), by(blurred), by(blurred), ROWS, 3);

        // Then
        assertTrue(width(found.aboveLength()) < width(found.own()), found::toString);
    }
}
