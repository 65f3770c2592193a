package dev.sluice.route;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The time a rule may ask for and the die a decision may throw, as parameters, so that it can be
/// repeated. UTC. What few rules ask is worked out when they do.
///
/// @param draw from [0, 1), evenly; 1 explores nothing
/// @param held the model that this conversation's tool calls or thoughts came from and must go back
///   to; null when any may go on
/// @param outlook what can be foreseen of a model's servers
public record Moment(Instant instant, double draw, @Nullable String held, Outlook outlook) {

    public Moment(Instant instant) {
        this(instant, 1);
    }

    public Moment(Instant instant, double draw) {
        this(instant, draw, null, Outlook.NONE);
    }

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
