package dev.sluice.dial;

import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Target;

/// Solves a threshold for what a route aims at (routing-quality.md 5.3). Pure.
public final class Solver {

    private Solver() {}

    /// With what a request is taken to cost. See [#solve(Scale, Spread, double, double)].
    public static Scale solve(Scale scale, Spread spread) {
        return solve(scale, spread, scale.target().fastMicros(), scale.target().reasoningMicros());
    }

    /// The scale with the threshold that reaches its target on these scores; itself when it has no
    /// target or there are no scores. The band counts: what it leaves to `when-unsure` is part of a
    /// tier's share.
    ///
    /// @param fast mean cost of a request in the fast tier, micro-dollars
    /// @param reasoning the same in the reasoning tier
    static Scale solve(Scale scale, Spread spread, double fast, double reasoning) {
        Target target = scale.target();
        if (!target.solved() || spread.isEmpty()) {
            return scale;
        }
        return scale.cutAt(
                switch (target.kind()) {
                    case ABOVE -> scale.cut();
                    case SHARE -> spread.cutForShare(target.value());
                    case PGR -> spread.cutForGain(target.value());
                    case LOSS -> spread.cutForLoss(target.value());
                    case COST -> spread.cutForShare(share(target.value(), fast, reasoning));
                });
    }

    /// How much reasoning a limit buys: all of it when it is not the dearer tier.
    private static double share(double limit, double fast, double reasoning) {
        if (reasoning <= fast) {
            return limit >= reasoning ? 1 : 0;
        }
        return Math.clamp((limit - fast) / (reasoning - fast), 0, 1);
    }
}
