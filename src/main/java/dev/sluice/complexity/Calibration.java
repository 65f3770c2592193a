package dev.sluice.complexity;

/// How a score becomes a probability for one pair of models: Platt's two numbers
/// (routing-quality.md 5.3). "Hard" belongs to the pair, so each pair has its own.
///
/// @param pair the source or route it was fitted on; [#POOLED] for all of them together
/// @param a slope over the score, above 0
/// @param c offset, which carries the base rate
/// @param rows labelled rows behind it
public record Calibration(String pair, double a, double c, int rows) {

    /// What applies to a pair nobody fitted.
    public static final String POOLED = "pooled";

    public Calibration {
        if (!(a > 0) || !Double.isFinite(a) || !Double.isFinite(c)) {
            throw new IllegalArgumentException(
                    "calibration of '%s': a is %s and c is %s; a must be above 0, both finite"
                            .formatted(pair, a, c));
        }
    }

    /// The same bits on every machine.
    ///
    /// @param z any score, infinite ones too
    public double probability(double z) {
        return 1 / (1 + StrictMath.exp(-(a * z + c)));
    }
}
