package dev.sluice.fault;

/// Who may answer after a failure instead.
public enum Next {
    NONE,
    ANY,
    /// A model with a larger context window.
    LARGER
}
