package dev.sluice.live;

/// What is timed in [Sums], of calls that reached a model.
public enum Time {
    /// What the caller felt.
    DURATION,
    /// Of streams.
    FIRST_TOKEN,
    /// Of streams that ended well with two tokens or more.
    PER_TOKEN,
    /// From when the last attempt was sent: without the gateway's own time and failed attempts.
    UPSTREAM
}
