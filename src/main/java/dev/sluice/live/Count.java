package dev.sluice.live;

/// What is counted in [Sums].
public enum Count {
    REQUESTS,
    /// 5xx and interrupted.
    ERRORS,
    /// 4xx.
    REFUSED,
    CLIENT_CLOSED,
    IN_TOKENS,
    OUT_TOKENS,
    /// Micro-dollars, of what has a price.
    COST,
    /// Calls with usage and without a price.
    UNPRICED
}
