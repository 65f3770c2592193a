package dev.sluice.complexity;

import dev.sluice.ask.Ask;

/// Weighs a request (architecture.md step 4).
public final class Judge {

    /// Pure; microseconds. Fails open: a fault in the estimator gives the fast tier, the reason
    /// `failed`, and is counted.
    public Complexity weigh(Ask ask, Scale scale) {
        throw new UnsupportedOperationException("filled by the complexity room");
    }
}
