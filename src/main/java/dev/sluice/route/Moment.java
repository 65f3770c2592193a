package dev.sluice.route;

/// The time a rule may ask for, as a parameter, so that a decision can be repeated. UTC.
///
/// @param weekday 1 Monday to 7 Sunday
public record Moment(int hour, int weekday, String utc) {}
