package dev.sluice.ledger;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A bounded queue of entries with their time: many writers, one reader, no lock and no allocation,
/// since event loops write to it.
final class Ring {

    private final AtomicReferenceArray<Entry> entries;
    private final long[] millis;
    private final int mask;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong read = new AtomicLong();

    /// @param capacity a power of two
    Ring(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity " + capacity + " is no power of two");
        }
        entries = new AtomicReferenceArray<>(capacity);
        millis = new long[capacity];
        mask = capacity - 1;
    }

    /// False when full.
    boolean offer(Entry entry, long epochMillis) {
        long mine;
        do {
            mine = next.get();
            if (mine - read.get() > mask) {
                return false;
            }
        } while (!next.compareAndSet(mine, mine + 1));
        int slot = (int) mine & mask;
        millis[slot] = epochMillis;
        // Not merely released: the caller looks next whether the reader sleeps.
        entries.set(slot, entry);
        return true;
    }

    /// Hands over what is there, in order, at most one round; for the one reader.
    int drainTo(Sink sink) {
        long from = read.get();
        long at = from;
        while (at - from <= mask) {
            int slot = (int) at & mask;
            Entry entry = entries.getAcquire(slot);
            if (entry == null) {
                break;
            }
            long when = millis[slot];
            entries.setPlain(slot, null);
            read.setRelease(++at);
            sink.take(entry, when);
        }
        return (int) (at - from);
    }

    boolean isEmpty() {
        return entries.get((int) read.get() & mask) == null;
    }
}
