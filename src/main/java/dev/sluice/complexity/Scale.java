package dev.sluice.complexity;

import dev.sluice.wire.Tier;

/// A route's reading of a request: who scores, and what the probability means.
///
/// @param reasoningAbove the threshold; solved for a target it may lie outside 0 to 1, as the band
///   lies on one side of it
/// @param band half width of the abstain band around it (routing-quality.md 5.3: 0.05)
/// @param whenUnsure the tier inside the band when no signal decides
/// @param artifact the weights in force
/// @param calibration one of the artifact's, for the pair the route chooses between
/// @param target what the threshold is for
public record Scale(
        double reasoningAbove,
        double band,
        Tier whenUnsure,
        Artifact artifact,
        Calibration calibration,
        Target target) {

    /// The defaults of docs/configuration.md. The threshold was solved, not typed: three in ten of
    /// the reference rows lie above it (`ShippedTest` proves it).
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

    public Scale(
            double reasoningAbove,
            double band,
            Tier whenUnsure,
            Artifact artifact,
            Calibration calibration) {
        this(reasoningAbove, band, whenUnsure, artifact, calibration, Target.NONE);
    }

    /// The probability from which on a request goes to reasoning when no signal is asked: an end of
    /// the band.
    public double cut() {
        return whenUnsure == Tier.FAST ? reasoningAbove + band : reasoningAbove - band;
    }

    /// The same with such a [#cut].
    public Scale cutAt(double cut) {
        double threshold = whenUnsure == Tier.FAST ? cut - band : cut + band;
        return new Scale(threshold, band, whenUnsure, artifact, calibration, target);
    }

    /// What a score means nothing without.
    public String estimator() {
        return artifact.version() + "/" + calibration.pair();
    }
}
