package dev.sluice.fault;

/// What the failure says about the target.
public enum Blame {
    NONE,
    /// Counts against its breaker.
    FAILURE,
    /// It rests until its hint.
    RATE,
    /// Our credential does not work there.
    CREDENTIAL,
    /// Our account there is empty.
    QUOTA
}
