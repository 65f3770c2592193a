package dev.sluice.complexity;

import dev.sluice.wire.Tier;

/// A route's reading of a request: who scores, and what the probability means.
///
/// @param reasoningAbove the threshold, 0 to 1
/// @param band half width of the abstain band around it (routing-quality.md 5.3: 0.05)
/// @param whenUnsure the tier inside the band when no signal decides
/// @param artifact the weights in force
/// @param calibration one of the artifact's, for the pair the route chooses between
public record Scale(
        double reasoningAbove,
        double band,
        Tier whenUnsure,
        Artifact artifact,
        Calibration calibration) {

    /// The defaults of configuration.md. The threshold was solved, not typed: three in ten of the
    /// reference rows lie above it (`ShippedTest` proves it).
    public static final Scale DEFAULT = new Scale(0.30, 0.05, Tier.FAST);

    /// Read by the shipped weights, calibrated over all they were fitted to.
    public Scale(double reasoningAbove, double band, Tier whenUnsure) {
        this(
                reasoningAbove,
                band,
                whenUnsure,
                Artifact.shipped(),
                Artifact.shipped().calibration(Calibration.POOLED));
    }
}
