package dev.sluice.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Scale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {

    private static final double CLOSE = 1e-9;

    @ParameterizedTest
    @CsvSource({"-0.2, 1", "0, 1", "0.25, 0.75", "0.9995, 0.0005", "1, 0", "1.3, 0"})
    void tellsTheShareAboveACut(double cut, double share) {
        // When
        double above = Scales.even().above(cut);

        // Then
        assertEquals(share, above, CLOSE);
    }

    @Test
    void gainWeighsAScoreByItself() {
        // When
        double gain = Scales.even().gain(0.5);

        // Then
        assertEquals(0.75, gain, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.5, 0.99})
    void findsTheCutOfAShare(double share) {
        // Given
        Spread spread = lumpy(new Random(7));

        // When
        double cut = spread.cutForShare(share);

        // Then
        assertEquals(share, spread.above(cut), CLOSE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.5, 0.99})
    void findsTheCutOfAGain(double gain) {
        // Given
        Spread spread = lumpy(new Random(8));

        // When
        double cut = spread.cutForGain(gain);

        // Then
        assertEquals(gain, spread.gain(cut), CLOSE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.2})
    void findsTheCutOfALoss(double loss) {
        // Given
        Spread spread = lumpy(new Random(9));

        // When
        double cut = spread.cutForLoss(loss);

        // Then
        assertEquals(loss, spread.loss(cut), CLOSE);
    }

    @Test
    void theHighestScoreIsTheUpperEdgeOfItsBin() {
        // Given
        double[] bins = new double[Spread.BINS];
        bins[Spread.bin(0.1234)] = 3;

        // When
        double highest = Spread.recorded(bins, 3).highest();

        // Then
        assertEquals(0.124, highest, CLOSE);
    }

    @Test
    void theReferenceHasItsQuantilesShareAboveEach() {
        // Given
        double[] quantiles = Scale.DEFAULT.artifact().quantiles(Scale.DEFAULT.calibration());

        // When
        Spread reference = Spread.reference(Scale.DEFAULT);

        // Then
        assertEquals(0.30, reference.above(quantiles[70]), 0.01);
    }

    @Test
    void aScoreOfOneStandsInTheLastBin() {
        // When
        int bin = Spread.bin(1);

        // Then
        assertEquals(Spread.BINS - 1, bin);
    }

    @Test
    void saysWhoseScoresTheyAre() {
        // When
        String origin = Scales.even().origin();

        // Then
        assertTrue(origin.equals("1,000 recent scores"), origin);
    }

    private static Spread lumpy(Random random) {
        double[] bins = new double[Spread.BINS];
        for (int i = 0; i < 200; i++) {
            bins[random.nextInt(Spread.BINS)] += random.nextInt(1, 9);
        }
        return Spread.recorded(bins, 1_000);
    }
}
