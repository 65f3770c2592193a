package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Slot;
import dev.sluice.complexity.Target;
import dev.sluice.complexity.Weights;
import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Drift of shares and of what is asked, and what a new fit would give.
class DriftTargetsTest {

    private final Watch watch = new Watch();

    private void aimed(double share, double actual) {
        Scale half = Scale.DEFAULT;
        Target aim = new Target(Target.Kind.SHARE, share, 0, 0);
        Scale aiming =
                new Scale(
                        half.reasoningAbove(),
                        half.band(),
                        half.whenUnsure(),
                        half.artifact(),
                        half.calibration(),
                        aim);
        for (int i = 0; i < 2 * Drift.WINDOW; i++) {
            Tier tier = watch.random.nextDouble() < actual ? Tier.REASONING : Tier.FAST;
            Records call = watch.scored(watch.usual()).tier(tier, "score_high");
            watch.drift.saw(new Draft(call.record(), aiming, 0, null));
        }
    }

    @Test
    void aShareThatIsMissedIsNoticed() {
        // When
        aimed(0.2, 0.35);
        // Then
        assertEquals(1, watch.holds("share"));
    }

    @Test
    void aShareThatIsReachedIsNot() {
        // When
        aimed(0.2, 0.22);
        // Then
        assertEquals(0, watch.holds("share"));
    }

    @Test
    void withoutATargetNoShareIsMissed() {
        // When
        watch.windows(2, _ -> watch.scored(watch.usual()).tier(Tier.REASONING, "score_high"));
        // Then
        assertEquals(0, watch.holds("share"));
    }

    @Test
    void requestsUnlikeTheFitAreNoticed() {
        // When
        watch.windows(2, i -> i % 5 == 0 ? watch.scored(0.2).unlike() : watch.scored(0.2));
        // Then
        assertEquals(1, watch.holds("inputs"));
    }

    /// @param away in the slot's own steps: 16 of them double a text
    private void ofLength(int away) {
        Weights.Marks marks = Scale.DEFAULT.artifact().weights().marks();
        int usual = marks.usual()[Slot.CHARACTERS.ordinal()];
        watch.windows(2, _ -> watch.scored(0.2).features(new int[] {usual + away}));
    }

    @Test
    void longerRequestsThanTheFitHadAreNoticed() {
        // When
        ofLength(100);
        // Then
        assertEquals(1, watch.holds("inputs"));
    }

    @Test
    void shorterRequestsThanTheFitHadAreNoticed() {
        // When
        ofLength(-100);
        // Then
        assertEquals(1, watch.holds("inputs"));
    }

    @Test
    void requestsOfTwiceTheUsualLengthAreUsual() {
        // When
        ofLength(16);
        // Then
        assertEquals(0, watch.holds("inputs"));
    }

    @Test
    void aFewRequestsUnlikeTheFitAreUsual() {
        // When
        watch.windows(2, i -> i % 50 == 0 ? watch.scored(0.2).unlike() : watch.scored(0.2));
        // Then
        assertEquals(0, watch.holds("inputs"));
    }

    @Test
    void aFitWouldTakeAwayWhatIsAboveTheNoise() {
        // Given
        watch.drift.saw(watch.scored(0.1).draft(0));
        // When
        for (int i = 0; i < 400; i++) {
            boolean under = i % 2 == 0;
            watch.drift.judged(watch.scored(0.1).record(), under ? Verdict.UNDER : Verdict.GOOD);
        }
        // Then
        double floor = 0.8 * Math.sqrt(0.25 * 10 / 400);
        assertEquals(0.4 - floor, watch.desk.count("sluice.complexity.refit.gain"), 1e-9);
    }

    /// Half of them said 0.1, half 0.4, and one in two of each was complained of.
    @Test
    void theReliabilityDiagramTellsWhatWasSaidAndSeen() {
        // Given
        watch.drift.saw(watch.scored(0.1).draft(0));
        // When
        for (int i = 0; i < 400; i++) {
            boolean under = i % 2 == 0;
            double said = i % 4 < 2 ? 0.1 : 0.4;
            watch.drift.judged(watch.scored(said).record(), under ? Verdict.UNDER : Verdict.GOOD);
        }
        // Then
        assertEquals(
                0.1 + 0.5 + 0.4 + 0.5,
                watch.desk.count("sluice.complexity.reliability", "bin", "1", "side", "said")
                        + watch.desk.count(
                                "sluice.complexity.reliability", "bin", "1", "side", "seen")
                        + watch.desk.count(
                                "sluice.complexity.reliability", "bin", "10", "side", "said")
                        + watch.desk.count(
                                "sluice.complexity.reliability", "bin", "10", "side", "seen"),
                1e-9);
    }

    /// Of those that did need it nobody says so: complaints alone would make any score look wrong.
    @ParameterizedTest
    @EnumSource(Verdict.class)
    void whatTheReasoningTierAnsweredIsNoLabel(Verdict verdict) {
        // Given
        watch.drift.saw(watch.scored(0.1).draft(0));
        // When
        for (int i = 0; i < 400; i++) {
            watch.drift.judged(watch.scored(0.9).record(), verdict);
        }
        // Then
        assertFalse(watch.desk.shows("sluice.complexity.reliability"));
    }

    @Test
    void noiseIsNothingThatAFitWouldTakeAway() {
        // Given
        watch.drift.saw(watch.scored(0.5).draft(0));
        // When
        for (int i = 0; i < 400; i++) {
            boolean under = i % 2 == 0;
            watch.drift.judged(watch.scored(0.5).record(), under ? Verdict.UNDER : Verdict.GOOD);
        }
        // Then
        assertEquals(0, watch.desk.count("sluice.complexity.refit.gain"));
    }
}
