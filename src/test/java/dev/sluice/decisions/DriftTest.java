package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import org.junit.jupiter.api.Test;

class DriftTest {

    private final Watch watch = new Watch();

    @Test
    void usualTrafficRaisesNothing() {
        // When
        watch.windows(12, _ -> watch.scored(watch.usual()));
        // Then
        assertEquals(0, watch.desk.count("sluice.complexity.drift"));
    }

    @Test
    void oneStrangeWindowIsChance() {
        // When
        watch.windows(1, _ -> watch.scored(0.5 + watch.random.nextDouble() / 2));
        // Then
        assertEquals(0, watch.holds("score"));
    }

    @Test
    void twoStrangeWindowsInARowAreNot() {
        // When
        watch.windows(2, _ -> watch.scored(0.5 + watch.random.nextDouble() / 2));
        // Then
        assertEquals(1, watch.holds("score"));
    }

    @Test
    void theAlarmEndsWithAUsualWindow() {
        // Given
        watch.windows(2, _ -> watch.scored(0.5 + watch.random.nextDouble() / 2));
        // When
        watch.windows(1, _ -> watch.scored(watch.usual()));
        // Then
        assertEquals(0, watch.holds("score"));
    }

    @Test
    void aSmallerShiftIsShownAndIsNoAlarm() {
        // When
        watch.windows(2, i -> watch.scored(i % 7 == 0 ? 0.9 : watch.usual()));
        // Then
        double shift = watch.desk.count("sluice.complexity.shift", "route", "auto");
        assertTrue(shift > 0.1 && watch.holds("score") == 0, "index " + shift);
    }

    @Test
    void aShiftOfOneWindowIsChance() {
        // When
        watch.windows(1, _ -> watch.scored(0.5 + watch.random.nextDouble() / 2));
        // Then
        assertEquals(0, watch.desk.count("sluice.complexity.shift", "route", "auto"));
    }

    @Test
    void aWindowThatIsNotFullSaysNothing() {
        // When
        for (int i = 0; i < Drift.WINDOW - 1; i++) {
            watch.drift.saw(watch.scored(0.99).draft(0));
        }
        // Then
        assertFalse(watch.desk.shows("sluice.complexity.drift"));
    }

    @Test
    void callsThatNoScoreDecidedAreLeftOut() {
        // When
        watch.windows(2, _ -> watch.scored(0.99).tier(Tier.REASONING, "caller_effort"));
        // Then
        assertFalse(watch.desk.shows("sluice.complexity.drift"));
    }

    @Test
    void aTierThatGetsNothingIsNoticed() {
        // When
        watch.windows(2, _ -> watch.scored(watch.usual()).tier(Tier.REASONING, "score_high"));
        // Then
        assertEquals(1, watch.holds("silent_tier"));
    }

    @Test
    void aScorerThatFailsIsNoticed() {
        // When
        watch.windows(
                2, i -> i % 100 == 0 ? watch.scored(Double.NaN) : watch.scored(watch.usual()));
        // Then
        assertEquals(1, watch.holds("scorer"));
    }

    @Test
    void moreEmptyAnswersThanUsualAreNoticed() {
        // Given
        watch.windows(9, i -> watch.scored(watch.usual()).finish("length", i % 250 == 0));
        // When
        watch.windows(2, i -> watch.scored(watch.usual()).finish("length", i % 20 == 0));
        // Then
        assertEquals(1, watch.holds("contested"));
    }

    @Test
    void withoutAPastNoRateIsUnusual() {
        // When
        watch.windows(3, i -> watch.scored(watch.usual()).finish("length", i % 4 == 0));
        // Then
        assertEquals(0, watch.holds("contested"));
    }

    @Test
    void moreComplaintsThanUsualAreNoticed() {
        // Given
        watch.windows(9, _ -> watch.scored(watch.usual()));
        // When
        for (int window = 0; window < 2; window++) {
            watch.windows(
                    1,
                    i -> {
                        Records call = watch.scored(watch.usual());
                        if (i > 0 && i % 10 == 0) {
                            watch.drift.judged(call.record(), Verdict.UNDER);
                        }
                        return call;
                    });
        }
        // Then
        assertEquals(1, watch.holds("contested"));
    }

    private void labelled(double stated, double needed) {
        watch.windows(
                2,
                _ -> {
                    Records call = watch.scored(stated).tier(Tier.FAST, "score_low");
                    boolean under = watch.random.nextDouble() < needed;
                    watch.drift.judged(call.record(), under ? Verdict.UNDER : Verdict.GOOD);
                    return call;
                });
    }

    @Test
    void aProbabilityThatComesTrueIsCalibrated() {
        // Given
        watch.drift.saw(watch.scored(0.3).draft(0));
        // When
        labelled(0.3, 0.3);
        // Then
        assertEquals(0, watch.holds("calibration"));
    }

    @Test
    void aProbabilityThatLiesIsNoticed() {
        // Given
        watch.drift.saw(watch.scored(0.1).draft(0));
        // When
        labelled(0.1, 0.5);
        // Then
        assertEquals(1, watch.holds("calibration"));
    }

    @Test
    void theCalibrationErrorIsShownOnceThereAreLabelsEnough() {
        // Given
        watch.drift.saw(watch.scored(0.1).draft(0));
        for (int i = 0; i < 299; i++) {
            watch.drift.judged(watch.scored(0.1).record(), Verdict.GOOD);
        }
        boolean before = watch.desk.shows("sluice.complexity.calibration.error");
        // When
        watch.drift.judged(watch.scored(0.1).record(), Verdict.GOOD);
        // Then
        assertFalse(before);
        assertEquals(0.1, watch.desk.count("sluice.complexity.calibration.error"), 1e-9);
    }
}
