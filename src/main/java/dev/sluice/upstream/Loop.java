package dev.sluice.upstream;

import dev.sluice.load.Allowance;
import dev.sluice.load.Terms;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/// What one event loop owns: its HTTP clients, because a shared pool ignores which loop a
/// connection lives on, and one coarse sweep of deadlines, because a timer object per request would
/// cost more than the request (performance.md section 8). Used on that loop only.
final class Loop {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    /// reliability.md R5: clocks fire at most 100 ms late.
    private static final long SWEEP = TimeUnit.MILLISECONDS.toNanos(50);

    private final Vertx vertx;
    private final RandomGenerator random;
    private final Clients clients;
    private final AtomicBoolean dismissed;
    private final Allowance answers;
    private final List<Clocks> watched = new ArrayList<>();
    private boolean sweeping;
    private long due;

    /// @param dismissed set by any thread when no attempt may go on; looked at by each sweep
    /// @param answers what whole answers may hold, shared by all loops
    Loop(
            Vertx vertx,
            RandomGenerator random,
            AtomicBoolean dismissed,
            Terms terms,
            Allowance answers) {
        this.answers = answers;
        this.vertx = vertx;
        this.random = random;
        this.dismissed = dismissed;
        this.clients = new Clients(vertx, terms);
    }

    RandomGenerator random() {
        return random;
    }

    Allowance answers() {
        return answers;
    }

    Clients clients() {
        return clients;
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
        due = System.nanoTime() + SWEEP;
        vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(SWEEP), _ -> sweep());
    }

    /// Runs on once, after a pause, or at once when the caller leaves meanwhile.
    void after(long millis, Departure departure, Runnable on) {
        if (millis == 0) {
            on.run();
            return;
        }
        long timer =
                vertx.setTimer(
                        millis,
                        _ -> {
                            departure.onGone(() -> {});
                            on.run();
                        });
        departure.onGone(() -> {
            if (vertx.cancelTimer(timer)) {
                on.run();
            }
        });
    }

    /// As [#after], when somebody subscribes. Gives whether the caller left meanwhile.
    Uni<Boolean> pause(long millis, Departure departure) {
        return Uni.createFrom()
                .emitter(on -> after(millis, departure, () -> on.complete(departure.hasGone())));
    }

    /// Runs on once, after a pause. Gives what [#forget(long)] takes.
    long later(long millis, Runnable on) {
        return vertx.setTimer(millis, _ -> on.run());
    }

    void forget(long timer) {
        vertx.cancelTimer(timer);
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
        long now = System.nanoTime();
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
