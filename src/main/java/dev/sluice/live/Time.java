package dev.sluice.live;

/// What is timed in [Sums], of calls that reached a model.
public enum Time {
    /// What the caller felt.
    DURATION,
    /// Of streams.
    FIRST_TOKEN,
    /// Of streams that ended well with two tokens or more.
    PER_TOKEN,
    /// The duration less the gateway's own time before it sent.
    UPSTREAM
}
