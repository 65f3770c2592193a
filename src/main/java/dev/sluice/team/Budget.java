package dev.sluice.team;

/// Money a team may spend in a UTC calendar window; `micros` 0 means no budget. Parsed and
/// validated now, enforced by `limit` later.
///
/// @param micros micro-dollars per period
public record Budget(long micros, Period period, WhenSpent whenSpent) {

    public static final Budget NONE = new Budget(0, Period.MONTH, WhenSpent.REFUSE);

    public enum Period {
        DAY,
        WEEK,
        MONTH
    }

    public enum WhenSpent {
        REFUSE,
        FAST_ONLY,
        WARN
    }
}
