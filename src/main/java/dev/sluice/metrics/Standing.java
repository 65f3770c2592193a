package dev.sluice.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What this instance runs: its build, its complexity artifact, and which configuration is in
/// force.
public final class Standing {

    private final Register register;
    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong appliedAt = new AtomicLong();
    private final AtomicInteger successful = new AtomicInteger(1);
    private final AtomicInteger stale = new AtomicInteger();
    private final Counter reloads;
    private final Counter rejected;
    private final Counter unchanged;
    private final Timer loopLag;
    private final Strain strain;
    private @Nullable Gauge hash;

    Standing(Register register) {
        this.register = register;
        reloads = register.counter(Family.RELOADS, "applied");
        rejected = register.counter(Family.RELOADS, "rejected");
        unchanged = register.counter(Family.RELOADS, "unchanged");
        loopLag = register.timer(Family.LOOP_LAG);
        strain = new Strain(register);
        register.gauge(Family.CONFIG_GENERATION, generation, AtomicLong::get);
        register.gauge(Family.LAST_RELOAD, appliedAt, AtomicLong::get);
        register.gauge(Family.LAST_RELOAD_GOOD, successful, AtomicInteger::get);
        register.gauge(Family.STALE, stale, AtomicInteger::get);
    }

    /// Said once at start.
    public void build(String version, String revision) {
        register.gauge(Family.BUILD, 1, one -> one, version, revision);
    }

    /// How late a heartbeat of an event loop was.
    public void loopLag(long nanos) {
        loopLag.record(nanos, TimeUnit.NANOSECONDS);
    }

    public Strain strain() {
        return strain;
    }

    /// The complexity artifact in force; said once at start.
    public void estimator(String version, String artifact) {
        register.gauge(Family.ESTIMATOR, 1, one -> one, version, artifact);
    }

    /// Requests it could not score; said once at start.
    public void unscored(LongSupplier count) {
        register.counted(Family.UNSCORED, count);
    }

    /// A snapshot was put in force: at start, and by each reload that changed something. The start
    /// counts as no reload.
    public synchronized void applied(long number, String newHash, long epochSeconds) {
        if (generation.getAndSet(number) > 0) {
            reloads.increment();
        }
        appliedAt.set(epochSeconds);
        read();
        if (hash != null) {
            register.remove(hash);
        }
        hash = register.gauge(Family.CONFIG, 1, one -> one, newHash);
    }

    /// Where a route divides its requests; said at start and after each reload.
    ///
    /// @param threshold in force
    /// @param share of the scores known that goes to reasoning
    /// @param scores how many recent ones speak
    public void route(
            String route, DoubleSupplier threshold, DoubleSupplier share, DoubleSupplier scores) {
        register.gauge(Family.THRESHOLD, threshold, DoubleSupplier::getAsDouble, route);
        register.gauge(Family.REACH, share, DoubleSupplier::getAsDouble, route, "reasoning");
        register.gauge(Family.REACH, share, above -> 1 - above.getAsDouble(), route, "fast");
        register.gauge(Family.SCORES, scores, DoubleSupplier::getAsDouble, route);
    }

    /// A reload was refused; the snapshot before it stays.
    public void rejected() {
        rejected.increment();
        successful.set(0);
    }

    /// What was read equals what is in force. True when that ends a rejection.
    public boolean unchanged() {
        unchanged.increment();
        return read();
    }

    private boolean read() {
        stale.set(0);
        return successful.getAndSet(1) == 0;
    }

    /// This start found broken files and serves what an earlier one was served by.
    public void startedStale() {
        successful.set(0);
        stale.set(1);
    }

    /// Until the files are read without a problem.
    public boolean stale() {
        return stale.get() > 0;
    }
}
