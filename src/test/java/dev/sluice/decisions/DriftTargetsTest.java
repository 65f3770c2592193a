package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Target;
import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Drift of shares and of what is asked.
class DriftTargetsTest {

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
            Tier tier = random.nextDouble() < actual ? Tier.REASONING : Tier.FAST;
            Records call = scored(usual()).tier(tier, "score_high");
            drift.saw(new Draft(call.record(), aiming, 0, null));
        }
    }

    @Test
    void aShareThatIsMissedIsNoticed() {
        // When
        aimed(0.2, 0.35);
        // Then
        assertEquals(1, holds("share"));
    }

    @Test
    void aShareThatIsReachedIsNot() {
        // When
        aimed(0.2, 0.22);
        // Then
        assertEquals(0, holds("share"));
    }

    @Test
    void withoutATargetNoShareIsMissed() {
        // When
        windows(2, _ -> scored(usual()).tier(Tier.REASONING, "score_high"));
        // Then
        assertEquals(0, holds("share"));
    }

    @Test
    void requestsUnlikeTheFitAreNoticed() {
        // When
        windows(2, i -> i % 5 == 0 ? scored(0.2).unlike() : scored(0.2));
        // Then
        assertEquals(1, holds("inputs"));
    }

    @Test
    void aFewRequestsUnlikeTheFitAreUsual() {
        // When
        windows(2, i -> i % 50 == 0 ? scored(0.2).unlike() : scored(0.2));
        // Then
        assertEquals(0, holds("inputs"));
    }
}
