package dev.sluice.load;

import dev.sluice.load.Headroom.Amount;
import java.util.concurrent.TimeUnit;

/// When to ask for a collection of the old generation: what its last one left is known only from
/// then, and an instance that sheds its calls allocates too little to come to another. Without it
/// one peak would be the reason to shed for ever. One thread.
public final class Relief {

    /// A collection that has just been says enough: the calls it counted are still ending.
    private static final long STALE = TimeUnit.SECONDS.toNanos(2);

    /// One takes some tenths of a second (chosen: a few percent of the time at most).
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(10);

    private long seen = -1;
    private long since;
    private long askedAt;
    private boolean asked;

    /// Whether to ask for one now; to be asked a few times a second.
    ///
    /// @param heap what the last collection left of the old generation
    /// @param now on the clock of `System.nanoTime()`
    public boolean due(Amount heap, long now) {
        if (!Headroom.isShort(heap)) {
            seen = -1;
            return false;
        }
        if (heap.held() != seen) {
            seen = heap.held();
            since = now;
        }
        boolean due = now - since >= STALE && !(asked && now - askedAt < AGAIN);
        if (due) {
            asked = true;
            askedAt = now;
        }
        return due;
    }
}
