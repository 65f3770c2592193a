package dev.sluice.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Target;
import dev.sluice.complexity.Target.Kind;
import dev.sluice.wire.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SolverTest {

    private static final double CLOSE = 1e-9;

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.2, 0.8})
    void aShareOfTheScoresGoesToReasoning(double share) {
        // When
        Scale solved = Solver.solve(Scales.aiming(Kind.SHARE, share), Scales.even());

        // Then
        assertEquals(share, Scales.even().above(solved.cut()), CLOSE);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void whatTheBandLeavesToTheDefaultCountsAsTheDefaultsTier(Tier unsure) {
        // Given
        Scale scale = Scales.of(new Target(Kind.SHARE, 0.3, 0, 0), unsure, "any");

        // When
        Scale solved = Solver.solve(scale, Scales.even());

        // Then
        double expected = unsure == Tier.FAST ? 0.65 : 0.75;
        assertEquals(expected, solved.reasoningAbove(), CLOSE);
    }

    @Test
    void aTargetPgrTakesTheScoresThatHoldSoMuchOfTheNeed() {
        // When
        Scale solved = Solver.solve(Scales.aiming(Kind.PGR, 0.75), Scales.even());

        // Then
        assertEquals(0.5, solved.cut(), CLOSE);
    }

    /// Of even scores half need reasoning: below a cut of 0.2 lie 0.02 of all that do.
    @ParameterizedTest
    @CsvSource({"0.02, 0.2", "0.125, 0.5", "0, 0", "0.5, 1", "0.7, 1"})
    void aLossLimitLeavesSoMuchOfTheNeedBelow(double loss, double cut) {
        // When
        Scale solved = Solver.solve(Scales.aiming(Kind.LOSS, loss), Scales.even());

        // Then
        assertEquals(cut, solved.cut(), 1e-3);
    }

    @ParameterizedTest
    @CsvSource({"100, 0", "350, 0.25", "600, 0.5", "1100, 1", "9000, 1", "50, 0"})
    void aCostLimitBuysAsMuchReasoningAsIsLeft(double micros, double share) {
        // Given
        Scale scale = Scales.aiming(Kind.COST, micros);

        // When
        Scale solved = Solver.solve(scale, Scales.even(), 100, 1_100);

        // Then
        assertEquals(share, Scales.even().above(solved.cut()), CLOSE);
    }

    @Test
    void reasoningThatIsCheaperIsBoughtWhole() {
        // Given
        Scale scale = Scales.aiming(Kind.COST, 90);

        // When
        Scale solved = Solver.solve(scale, Scales.even(), 100, 80);

        // Then
        assertEquals(1, Scales.even().above(solved.cut()), CLOSE);
    }

    @Test
    void aTypedThresholdStays() {
        // When
        Scale solved = Solver.solve(Scale.DEFAULT, Scales.even());

        // Then
        assertSame(Scale.DEFAULT, solved);
    }

    @Test
    void withoutAnyScoreTheThresholdStays() {
        // Given
        Scale scale = Scales.aiming(Kind.SHARE, 0.2);

        // When
        Scale solved = Solver.solve(scale, Spread.recorded(new double[Spread.BINS], 0));

        // Then
        assertSame(scale, solved);
    }
}
