package dev.sluice.live;

/// What ended in one step.
///
/// @param second its first, counted from 1970
public record Cell(long second, Sums sums) {}
