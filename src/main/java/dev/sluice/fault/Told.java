package dev.sluice.fault;

/// What the caller hears when nothing is left to try.
enum Told {
    /// 502, 504 or 429, by the word.
    FAILED,
    /// 503.
    UNAVAILABLE,
    /// The upstream's own words.
    RELAYED,
    NOBODY
}
