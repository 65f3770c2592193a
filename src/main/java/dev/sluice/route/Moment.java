package dev.sluice.route;

import java.time.Instant;
import java.time.ZoneOffset;

/// The time a rule may ask for, as a parameter, so that a decision can be repeated. UTC. What few
/// rules ask is worked out when they do.
public record Moment(Instant instant) {

    public int hour() {
        return instant.atZone(ZoneOffset.UTC).getHour();
    }

    /// 1 Monday to 7 Sunday.
    public int weekday() {
        return instant.atZone(ZoneOffset.UTC).getDayOfWeek().getValue();
    }

    public String utc() {
        return instant.toString();
    }
}
