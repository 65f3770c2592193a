package dev.sluice.health;

/// What a call may do with a target.
public enum Turn {
    /// In rotation.
    GO,
    /// Out, and this call finds out whether it may come back; its outcome must be told.
    TRIAL,
    /// Coming back: others first, this time.
    LATER,
    /// Resting: the upstream asked for it.
    REST,
    /// Out because it refuses our credential; no attempt could succeed.
    LOCKED,
    /// Out, or on trial by another call.
    OUT,
    /// Tried although it is out, because all are (reliability.md R17).
    PANIC
}
