package dev.sluice.health;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Attempts and failures of the last seconds (reliability.md R15), in slots of one second, and how
/// many failed in a row until now. One atomic write per attempt that went well; any thread.
final class Window {

    /// As many as are kept; how many count is said when it is asked.
    static final int SECONDS = 60;

    /// Each slot: 24 bits of the second it counts, 20 of attempts, 20 of failures. A million
    /// attempts a second do not occur.
    private static final int BITS = 20;

    private static final long MASK = (1L << BITS) - 1;
    private static final long SECOND = (1L << 24) - 1;

    private final AtomicLongArray slots = new AtomicLongArray(SECONDS);
    private final AtomicInteger row = new AtomicInteger();

    Window() {
        clear();
    }

    void add(boolean failed, long now) {
        long second = second(now);
        int slot = (int) (second % SECONDS);
        long one = failed ? (1 << BITS) + 1 : 1L << BITS;
        slots.accumulateAndGet(
                slot,
                one,
                (held, more) ->
                        (held >>> 2 * BITS) == second ? held + more : (second << 2 * BITS) + more);
        if (failed) {
            row.incrementAndGet();
        } else if (row.get() != 0) {
            row.set(0);
        }
    }

    /// What is wrong: too many failures in a row, or too large a share of enough attempts; null
    /// when nothing is.
    @Nullable Reason failing(long now, Reason.Terms terms) {
        if (row.get() >= terms.inARow()) {
            return Reason.CONSECUTIVE;
        }
        long sum = sum(now, terms.seconds());
        long attempts = sum >>> BITS;
        boolean many = attempts >= terms.calls() && (sum & MASK) >= terms.failures() * attempts;
        return many ? Reason.RATE : null;
    }

    /// @param seconds at most [#SECONDS]
    boolean empty(long now, int seconds) {
        return sum(now, seconds) == 0;
    }

    private long sum(long now, int seconds) {
        long second = second(now);
        long sum = 0;
        for (int i = 0; i < SECONDS; i++) {
            long held = slots.get(i);
            if (((second - (held >>> 2 * BITS)) & SECOND) < seconds) {
                sum += held & (1L << 2 * BITS) - 1;
            }
        }
        return sum;
    }

    void clear() {
        for (int i = 0; i < SECONDS; i++) {
            slots.set(i, 0);
        }
        row.set(0);
    }

    private static long second(long now) {
        return Math.floorDiv(now, TimeUnit.SECONDS.toNanos(1)) & SECOND;
    }
}
