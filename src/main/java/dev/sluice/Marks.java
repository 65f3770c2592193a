package dev.sluice;

import dev.sluice.ledger.Entry;
import dev.sluice.metrics.Meters;

/// When one call reached which point, on the clock of `System.nanoTime()`. One event loop.
final class Marks {

    /// Not yet.
    private static final long NEVER = -1;

    private final long arrival;
    private final Meters meters;
    private long own = NEVER;
    private long begunAfter = NEVER;
    private long spokeAfter = NEVER;
    private long weighing;
    private boolean slow;

    Marks(long arrival, Meters meters) {
        this.arrival = arrival;
        this.meters = meters;
    }

    void weighed(long nanos) {
        weighing = nanos;
    }

    /// How long the decision took, weighing included and waiting for others left out.
    ///
    /// @param choosing nanoseconds of its last part
    long decided(long choosing) {
        return weighing + choosing;
    }

    /// An attempt begins. Only the first ends our own time: what follows is an upstream's.
    ///
    /// @param waited nanoseconds since arrival in which others were waited for
    void tries(long at, long waited) {
        if (own == NEVER) {
            own = at - arrival - waited;
            meters.overhead(true, own);
        }
    }

    /// The last time begins the attempt that counts.
    void sent(long at) {
        begunAfter = at - arrival;
    }

    /// @param content whether a stream begins to speak
    void spoke(long readAt, boolean content) {
        long at = System.nanoTime();
        meters.overhead(false, at - readAt);
        if (content) {
            spokeAfter = at - arrival;
            meters.streamOpened();
        }
    }

    void slow() {
        slow = true;
    }

    /// The times of a call that ends now.
    Entry.Timing timing(boolean streams, String status) {
        return new Entry.Timing(
                streams, status, own, begunAfter, spokeAfter, System.nanoTime() - arrival, slow);
    }
}
