package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.complexity.Scale;
import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DriftTest {

    private final Desk desk = new Desk();
    private final Drift drift = new Drift(desk.meters);
    private final Random random = new Random(1);
    private int count;

    /// A score as the reference has them.
    private double usual() {
        double[] quantiles = Scale.DEFAULT.artifact().quantiles();
        int below = random.nextInt(quantiles.length - 1);
        double within = random.nextDouble();
        return quantiles[below] * (1 - within) + quantiles[below + 1] * within;
    }

    private Records scored(double probability) {
        Tier tier = probability > 0.5 ? Tier.REASONING : Tier.FAST;
        return Records.of("d" + count++).weighed(probability).tier(tier, "score_low");
    }

    private void windows(int windows, IntFunction<Records> call) {
        for (int i = 0; i < windows * Drift.WINDOW; i++) {
            drift.saw(call.apply(i).draft(0));
        }
    }

    private double holds(String watch) {
        return desk.count("sluice.complexity.drift", "route", "auto", "watch", watch);
    }

    @Test
    void usualTrafficRaisesNothing() {
        // When
        windows(12, _ -> scored(usual()));
        // Then
        assertEquals(0, desk.count("sluice.complexity.drift"));
    }

    @Test
    void oneStrangeWindowIsChance() {
        // When
        windows(1, _ -> scored(0.5 + random.nextDouble() / 2));
        // Then
        assertEquals(0, holds("score"));
    }

    @Test
    void twoStrangeWindowsInARowAreNot() {
        // When
        windows(2, _ -> scored(0.5 + random.nextDouble() / 2));
        // Then
        assertEquals(1, holds("score"));
    }

    @Test
    void theAlarmEndsWithAUsualWindow() {
        // Given
        windows(2, _ -> scored(0.5 + random.nextDouble() / 2));
        // When
        windows(1, _ -> scored(usual()));
        // Then
        assertEquals(0, holds("score"));
    }

    @Test
    void aWindowThatIsNotFullSaysNothing() {
        // When
        for (int i = 0; i < Drift.WINDOW - 1; i++) {
            drift.saw(scored(0.99).draft(0));
        }
        // Then
        assertFalse(desk.shows("sluice.complexity.drift"));
    }

    @Test
    void callsThatNoScoreDecidedAreLeftOut() {
        // When
        windows(2, _ -> scored(0.99).tier(Tier.REASONING, "caller_effort"));
        // Then
        assertFalse(desk.shows("sluice.complexity.drift"));
    }

    @Test
    void aTierThatGetsNothingIsNoticed() {
        // When
        windows(2, _ -> scored(usual()).tier(Tier.REASONING, "score_high"));
        // Then
        assertEquals(1, holds("silent_tier"));
    }

    @Test
    void aScorerThatFailsIsNoticed() {
        // When
        windows(2, i -> i % 100 == 0 ? scored(Double.NaN) : scored(usual()));
        // Then
        assertEquals(1, holds("scorer"));
    }

    @Test
    void moreEmptyAnswersThanUsualAreNoticed() {
        // Given
        windows(9, i -> scored(usual()).finish("length", i % 250 == 0));
        // When
        windows(2, i -> scored(usual()).finish("length", i % 20 == 0));
        // Then
        assertEquals(1, holds("contested"));
    }

    @Test
    void withoutAPastNoRateIsUnusual() {
        // When
        windows(3, i -> scored(usual()).finish("length", i % 4 == 0));
        // Then
        assertEquals(0, holds("contested"));
    }

    @Test
    void moreComplaintsThanUsualAreNoticed() {
        // Given
        windows(9, _ -> scored(usual()));
        // When
        for (int window = 0; window < 2; window++) {
            windows(
                    1,
                    i -> {
                        Records call = scored(usual());
                        if (i > 0 && i % 10 == 0) {
                            drift.judged(call.record(), Verdict.UNDER);
                        }
                        return call;
                    });
        }
        // Then
        assertEquals(1, holds("contested"));
    }

    private void labelled(double stated, double needed) {
        windows(
                2,
                _ -> {
                    Records call = scored(stated).tier(Tier.FAST, "score_low");
                    boolean under = random.nextDouble() < needed;
                    drift.judged(call.record(), under ? Verdict.UNDER : Verdict.GOOD);
                    return call;
                });
    }

    @Test
    void aProbabilityThatComesTrueIsCalibrated() {
        // Given
        drift.saw(scored(0.3).draft(0));
        // When
        labelled(0.3, 0.3);
        // Then
        assertEquals(0, holds("calibration"));
    }

    @Test
    void aProbabilityThatLiesIsNoticed() {
        // Given
        drift.saw(scored(0.1).draft(0));
        // When
        labelled(0.1, 0.5);
        // Then
        assertEquals(1, holds("calibration"));
    }

    @Test
    void theCalibrationErrorIsShownOnceThereAreLabelsEnough() {
        // Given
        drift.saw(scored(0.1).draft(0));
        for (int i = 0; i < 299; i++) {
            drift.judged(scored(0.1).record(), Verdict.GOOD);
        }
        boolean before = desk.shows("sluice.complexity.calibration.error");
        // When
        drift.judged(scored(0.1).record(), Verdict.GOOD);
        // Then
        assertFalse(before);
        assertEquals(0.1, desk.count("sluice.complexity.calibration.error"), 1e-9);
    }
}
