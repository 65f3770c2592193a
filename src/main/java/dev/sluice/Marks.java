package dev.sluice;

import dev.sluice.ledger.Entry;

/// When one call reached which point, on the clock of `System.nanoTime()`. One event loop.
final class Marks {

    /// Not yet.
    private static final long NEVER = -1;

    private final long arrival;
    private long sentAfter = NEVER;
    private long spokeAfter = NEVER;

    Marks(long arrival) {
        this.arrival = arrival;
    }

    /// True the first time: a later attempt is no longer our own time.
    boolean sent(long at) {
        boolean first = sentAfter == NEVER;
        if (first) {
            sentAfter = at - arrival;
        }
        return first;
    }

    void spoke(long at) {
        spokeAfter = at - arrival;
    }

    Entry.Timing timing(boolean streams, String status, long end) {
        return new Entry.Timing(streams, status, sentAfter, spokeAfter, end - arrival);
    }
}
