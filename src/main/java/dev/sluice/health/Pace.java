package dev.sluice.health;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// How soon a target begins to speak: percentiles of its newest first tokens, in nanoseconds. Any
/// thread.
final class Pace {

    private static final int KEPT = 64;

    /// reliability.md R19: fewer say nothing.
    private static final int ENOUGH = 20;

    /// Every so many samples the percentile is taken anew.
    private static final int STRIDE = 4;

    private final AtomicLongArray newest = new AtomicLongArray(KEPT);
    private final AtomicLong count = new AtomicLong();
    private volatile long p50;
    private volatile long p95;

    /// Whether the percentile was taken anew.
    boolean add(long nanos) {
        long have = count.incrementAndGet();
        newest.set((int) ((have - 1) % KEPT), nanos);
        if (have < ENOUGH || have % STRIDE != 0) {
            return false;
        }
        int filled = (int) Math.min(have, KEPT);
        long[] sorted = new long[filled];
        for (int i = 0; i < filled; i++) {
            sorted[i] = newest.get(i);
        }
        Arrays.sort(sorted);
        p50 = sorted[(int) Math.ceil(0.5 * filled) - 1];
        p95 = sorted[(int) Math.ceil(0.95 * filled) - 1];
        return true;
    }

    /// 0 until enough is known.
    long p95() {
        return p95;
    }

    /// 0 until enough is known.
    long p50() {
        return p50;
    }

    void clear() {
        count.set(0);
        p50 = 0;
        p95 = 0;
    }
}
