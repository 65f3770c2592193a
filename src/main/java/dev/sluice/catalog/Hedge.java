package dev.sluice.catalog;

/// What a route may spend on second attempts that begin while the first one is slow (reliability.md
/// R27, R28).
///
/// @param route whose budget it is
/// @param share of the route's streams, 0 to 1
/// @param microsPerDay micro-dollars that the attempts which lose may cost in a UTC day
/// @param maxTokens the longest answer a caller may allow; -1, unsaid, is no longer
public record Hedge(String route, double share, long microsPerDay, int maxTokens) {}
