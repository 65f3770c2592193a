package dev.sluice.live;

/// What is counted in [Sums].
public enum Count {
    /// Calls; of a model or a target also the attempts there that another took over from.
    REQUESTS,
    /// 5xx and interrupted, and those attempts.
    ERRORS,
    /// 4xx.
    REFUSED,
    CLIENT_CLOSED,
    IN_TOKENS,
    OUT_TOKENS,
    /// Micro-dollars, of what has a price.
    COST,
    /// Calls with usage and without a price.
    UNPRICED,
    /// Calls of a rule that it left to be decided, but not as they were.
    NARROWED,
    /// Calls of a rule that it decided, and that went nowhere.
    DENIED,
    /// Calls on which a rule failed.
    FAILED
}
