package dev.sluice.fault;

/// What the failure says about the target.
public enum Blame {
    NONE,
    /// Counts against its breaker.
    FAILURE,
    /// It rests until its hint.
    RATE,
    /// As [#RATE], for so short a time that the target stays: its key rests where there are others.
    BRIEF,
    /// Our credential does not work there.
    CREDENTIAL,
    /// Our account there is empty.
    QUOTA
}
