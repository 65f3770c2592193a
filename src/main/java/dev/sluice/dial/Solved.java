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
}
