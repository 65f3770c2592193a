package dev.sluice.complexity;

import dev.sluice.wire.Tier;

/// A route's reading of a probability.
///
/// @param reasoningAbove the threshold, 0 to 1
/// @param band half width of the abstain band around it (routing-quality.md 5.3: 0.05)
/// @param whenUnsure the tier inside the band when no signal decides
public record Scale(double reasoningAbove, double band, Tier whenUnsure) {

    /// The defaults of configuration.md.
    public static final Scale DEFAULT = new Scale(0.50, 0.05, Tier.FAST);
}
