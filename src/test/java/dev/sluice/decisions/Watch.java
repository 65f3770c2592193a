package dev.sluice.decisions;

import dev.sluice.complexity.Scale;
import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import java.util.Random;
import java.util.function.IntFunction;

/// A drift watch with calls to look at, as many as it takes, and what it says of them.
final class Watch {

    final Desk desk = new Desk();
    final Drift drift = new Drift(desk.meters);
    final Random random = new Random(1);
    private int count;

    /// A score as the reference has them.
    double usual() {
        double[] quantiles = Scale.DEFAULT.artifact().quantiles(Scale.DEFAULT.calibration());
        int below = random.nextInt(quantiles.length - 1);
        double within = random.nextDouble();
        return quantiles[below] * (1 - within) + quantiles[below + 1] * within;
    }

    Records scored(double probability) {
        Tier tier = probability > 0.5 ? Tier.REASONING : Tier.FAST;
        return Records.of("d" + count++).weighed(probability).tier(tier, "score_low");
    }

    void windows(int windows, IntFunction<Records> call) {
        for (int i = 0; i < windows * Drift.WINDOW; i++) {
            drift.saw(call.apply(i).draft(0));
        }
    }

    double holds(String watch) {
        return desk.count("sluice.complexity.drift", "route", "auto", "watch", watch);
    }
}
