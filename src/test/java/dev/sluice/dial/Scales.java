package dev.sluice.dial;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Target;
import dev.sluice.wire.Tier;

/// Scales for the tests of this room, read by what is shipped.
final class Scales {

    private static final Artifact SHIPPED = Artifact.shipped();

    private Scales() {}

    static Scale aiming(Target.Kind kind, double value) {
        return of(new Target(kind, value, 100, 1_100), Tier.FAST, "other");
    }

    static Scale of(Target target, Tier unsure, String pair) {
        Calibration pooled = SHIPPED.calibration(Calibration.POOLED);
        Calibration named = new Calibration(pair, pooled.a(), pooled.c(), pooled.rows());
        return new Scale(0.5, 0.05, unsure, SHIPPED, named, target);
    }

    /// As many scores in every hundredth.
    static Spread even() {
        double[] bins = new double[Spread.BINS];
        java.util.Arrays.fill(bins, 1);
        return Spread.recorded(bins, 1_000);
    }
}
