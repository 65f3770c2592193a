package dev.sluice.health;

/// What a target's health looks like from outside, at one moment.
///
/// @param state `in`, `out`, `trial`, `easing` or `resting`
/// @param reason why it is out or on trial; empty otherwise
/// @param forMillis how long it stays out or rests; 0 when a call may find out now
/// @param share of the calls that would come to it, 0 to 1
/// @param p95Millis of its first tokens; 0 while too few are known
public record Standing(String state, String reason, long forMillis, double share, long p95Millis) {}
