package dev.sluice.health;

import java.util.concurrent.TimeUnit;

/// Why a target left rotation, and for how long: the time doubles each time it leaves again before
/// it was wholly back (reliability.md R15 and R7). `word` is the metric tag.
public enum Reason {
    CONSECUTIVE("consecutive_errors"),
    RATE("error_rate"),
    SLOW("slow"),
    PROBE("probe"),
    AUTH("auth", 60, 600),
    /// The account is empty: until an operator or 10 minutes.
    QUOTA("quota", 600, 600);

    public final String word;
    private final long first;
    private final long longest;

    /// For as long as its breaker is open.
    Reason(String word) {
        this(word, 0, 0);
    }

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
    long nanos(int times, Terms terms) {
        long begin = locks() ? first : terms.open();
        return Math.min(locks() ? longest : terms.longest(), begin << Math.min(times, 8));
    }

    /// When a target leaves rotation, and how it comes back. Times are nanoseconds.
    ///
    /// @param seconds that attempts are remembered
    /// @param calls below which a share says nothing
    /// @param failures the share of attempts that is too many
    /// @param inARow failures that are too many whatever the share
    /// @param open how long it is out at first
    /// @param longest to which that doubles
    /// @param slower how many times as late as its peers it may not be
    public record Terms(
            int seconds,
            int calls,
            double failures,
            int inARow,
            long open,
            long longest,
            int slower,
            Back back) {}

    /// @param every how often it is asked while nobody calls it
    /// @param probes failed in a row that take it out (one may be lost)
    /// @param from the share of its calls that it begins with
    /// @param over until it has all of them
    public record Back(long every, int probes, double from, long over) {}
}
