package dev.sluice.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// One coarse look at the clocks of all attempts of an event loop, because a timer object per
/// request would cost more than the request (performance.md section 8). Used on that loop only.
final class Sweep {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    /// reliability.md R5: clocks fire at most 100 ms late.
    private static final long SWEEP = TimeUnit.MILLISECONDS.toNanos(50);

    /// A timer of the event loop, which may be late.
    interface Timer {
        void after(long millis, Runnable on);
    }

    private final LongSupplier clock;
    private final Timer timer;
    private final AtomicBoolean dismissed;
    private final List<Clocks> watched = new ArrayList<>();
    private boolean sweeping;
    private long due;

    /// @param clock that of `System.nanoTime()`
    /// @param dismissed set by any thread when no attempt may go on
    Sweep(LongSupplier clock, Timer timer, AtomicBoolean dismissed) {
        this.clock = clock;
        this.timer = timer;
        this.dismissed = dismissed;
    }

    /// Watches a set of clocks from the next sweep on, until they are stopped.
    void watch(Clocks clocks) {
        clocks.slot = watched.size();
        watched.add(clocks);
        if (!sweeping) {
            sweepSoon();
        }
    }

    private void sweepSoon() {
        sweeping = true;
        due = clock.getAsLong() + SWEEP;
        timer.after(TimeUnit.NANOSECONDS.toMillis(SWEEP), this::sweep);
    }

    void forget(Clocks clocks) {
        int slot = clocks.slot;
        if (slot >= 0) {
            Clocks last = watched.removeLast();
            if (last != clocks) {
                watched.set(slot, last);
                last.slot = slot;
            }
            clocks.slot = -1;
        }
    }

    /// Backwards, because an expired one takes itself out and the last one takes its place. A sweep
    /// that is itself late forgives its lateness first: a burst of calls on a cold JVM would
    /// otherwise look like upstreams that do not answer, and open their breakers.
    private void sweep() {
        long now = clock.getAsLong();
        long late = now - due;
        for (int i = watched.size() - 1; i >= 0; i--) {
            if (i < watched.size()) {
                Clocks clocks = watched.get(i);
                if (late > SWEEP) {
                    clocks.forgive(late);
                }
                check(clocks, now);
            }
        }
        sweeping = false;
        if (!watched.isEmpty()) {
            sweepSoon();
        }
    }

    /// A fault in what one expiry sets off must not stop the clocks of all other calls.
    private void check(Clocks clocks, long now) {
        try {
            if (dismissed.get()) {
                clocks.dismiss();
            } else {
                clocks.check(now);
            }
        } catch (RuntimeException fault) {
            LOG.error("a call's clock ran out and ending the call failed", fault);
            forget(clocks);
        }
    }
}
