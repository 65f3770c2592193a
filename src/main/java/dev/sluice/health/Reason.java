package dev.sluice.health;

import java.util.concurrent.TimeUnit;

/// Why a target left rotation, and for how long: the time doubles each time it leaves again before
/// it was wholly back (reliability.md R15 and R7). `word` is the metric tag.
public enum Reason {
    CONSECUTIVE("consecutive_errors", 5, 60),
    RATE("error_rate", 5, 60),
    SLOW("slow", 5, 60),
    PROBE("probe", 5, 60),
    AUTH("auth", 60, 600),
    /// The account is empty: until an operator or 10 minutes.
    QUOTA("quota", 600, 600);

    public final String word;
    private final long first;
    private final long longest;

    Reason(String word, int firstSeconds, int longestSeconds) {
        this.word = word;
        this.first = TimeUnit.SECONDS.toNanos(firstSeconds);
        this.longest = TimeUnit.SECONDS.toNanos(longestSeconds);
    }

    /// Whether no attempt with this credential could succeed.
    boolean locks() {
        return this == AUTH || this == QUOTA;
    }

    /// @param times how often it left before this
    long nanos(int times) {
        return Math.min(longest, first << Math.min(times, 8));
    }
}
