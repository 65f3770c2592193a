package dev.sluice.dial;

import dev.sluice.complexity.Scale;

/// A threshold that was solved.
///
/// @param configured as the snapshot has it
/// @param inForce the same, with the threshold solved
/// @param spread what it was solved on
record Solved(Scale configured, Scale inForce, Spread spread) {

    /// The snapshot's very object, as it is asked on every call: after a reload it is another.
    @SuppressWarnings("ReferenceEquality")
    boolean isFor(Scale scale) {
        return configured == scale;
    }

    /// What it was solved on and what it gives there, each with its 95 % band.
    String told() {
        Point point = spread.point(inForce.cut());
        return "%s: share %s, expected PGR %s"
                .formatted(spread.origin(), point.share(), point.gain());
    }
}
