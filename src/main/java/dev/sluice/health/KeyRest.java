package dev.sluice.health;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// How long one key of a [Keychain] rests: refused, or limited. Any thread.
final class KeyRest {

    /// reliability.md R7: a refused key or an empty account, until an operator or 10 minutes.
    private static final long REFUSED = TimeUnit.MINUTES.toNanos(10);

    private static final long NEVER = Long.MIN_VALUE;

    private final AtomicLong refused = new AtomicLong(NEVER);
    private final AtomicLong limited = new AtomicLong(NEVER);
    private final Rests rests = new Rests();

    long until() {
        return Math.max(refused.get(), limited.get());
    }

    /// Whether it rests because it was refused.
    boolean locked(long now) {
        return now < refused.get();
    }

    void refused(long now) {
        refused.set(now + REFUSED);
    }

    /// A 429. Those of calls that were under way make a rest no longer, but for their hint, and no
    /// hint makes one shorter.
    ///
    /// @param hintNanos 0 when there was none
    void limited(long hintNanos, long now) {
        if (hintNanos > 0 || now >= limited.get()) {
            limited.accumulateAndGet(now + rests.nanos(hintNanos), Math::max);
        }
    }

    void succeeded() {
        rests.over();
    }

    void free() {
        refused.set(NEVER);
        limited.set(NEVER);
        rests.over();
    }
}
