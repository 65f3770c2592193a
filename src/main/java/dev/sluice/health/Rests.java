package dev.sluice.health;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How long somebody rests after a 429: until the hint, else 5 s, doubling to 60 s until an attempt
/// succeeds (reliability.md R7). Any thread.
final class Rests {

    private static final long FIRST = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

    private final AtomicInteger unhinted = new AtomicInteger();

    /// @param hintNanos 0 when there was none
    long nanos(long hintNanos) {
        return hintNanos > 0
                ? hintNanos
                : Math.min(LONGEST, FIRST << Math.min(4, unhinted.getAndIncrement()));
    }

    void over() {
        if (unhinted.get() != 0) {
            unhinted.set(0);
        }
    }
}
