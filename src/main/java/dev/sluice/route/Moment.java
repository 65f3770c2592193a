package dev.sluice.route;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// The time a rule may ask for, as a parameter, so that a decision can be repeated. UTC.
///
/// @param weekday 1 Monday to 7 Sunday
public record Moment(int hour, int weekday, String utc) {

    public static Moment at(Instant instant) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        return new Moment(utc.getHour(), utc.getDayOfWeek().getValue(), instant.toString());
    }
}
