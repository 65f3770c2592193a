package dev.sluice.metrics;

import dev.sluice.metrics.Register.Held;
import dev.sluice.wire.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The handles of one target. They last as long as their holder: after a reload they find their
/// meters anew, since a target may leave the configuration and return while calls are under way.
final class Attempts implements TargetMeters {

    private static final List<String> TIMEOUTS =
            List.of(
                    "connect",
                    "first_byte",
                    "first_token",
                    "idle",
                    "total",
                    "deadline",
                    "write_stall",
                    "min_rate");

    private final Held<Tried, Timer> durations;
    private final Held<Endpoint, Timer> firstChunks;
    private final Held<Endpoint, Timer> gaps;
    private final Held<String, Counter> timeouts;
    private final Held<String, Counter> retries;
    private final Held<String, Counter> hedges;
    private final Held<String, Counter> ejections;
    private final Held<String, Timer> stalls;
    private final On on;
    private volatile Register register;
    private int holders = 1;
    private final Gauges gauges;

    Attempts(Register register, On on) {
        this.register = register;
        this.on = on;
        this.gauges = new Gauges(on.target());
        String target = on.target();
        durations =
                new Held<>(tried ->
                        this.register.timer(
                                Family.CLIENT_DURATION,
                                tried.endpoint().operation(),
                                on.provider(),
                                on.model(),
                                target,
                                tried.error()));
        firstChunks = new Held<>(at -> on.timer(this.register, Family.CLIENT_FIRST_CHUNK, at));
        gaps = new Held<>(at -> on.timer(this.register, Family.CLIENT_PER_CHUNK, at));
        timeouts = new Held<>(kind -> this.register.counter(Family.TIMEOUTS, target, kind));
        retries = new Held<>(reason -> this.register.counter(Family.RETRIES, target, reason));
        hedges = new Held<>(how -> this.register.counter(Family.HEDGES, target, how));
        ejections = new Held<>(why -> this.register.counter(Family.EJECTIONS, target, why));
        stalls = new Held<>(name -> this.register.timer(Family.STREAM_STALL, name));
        show();
    }

    /// Those held, or new ones when the target has moved to another model or provider. A target
    /// made anew begins in rotation.
    static Attempts on(On on, @Nullable Attempts held, Register register) {
        return held != null && held.on.equals(on) && held.again()
                ? held
                : new Attempts(register, on);
    }

    private synchronized boolean again() {
        if (holders == 0) {
            return false;
        }
        holders++;
        breaker(0);
        up(true);
        return true;
    }

    /// One of those who hold it is gone; whether it was the last. What is recorded from then on, by
    /// a call that came too late, is not kept.
    synchronized boolean left() {
        holders--;
        if (holders == 0) {
            Register shown = register;
            register = new Register(new CompositeMeterRegistry());
            forget();
            shown.remove(meter -> meter.getId().getTags().stream().anyMatch(on::names));
            shown.guard().forget(Axis.TARGET, on.target());
        }
        return holders == 0;
    }

    void renew(Known known) {
        forget();
        if (on.isOf(known)) {
            show();
        }
    }

    private void forget() {
        List.of(durations, firstChunks, gaps, timeouts, retries, hedges, ejections, stalls)
                .forEach(Held::forget);
    }

    private void show() {
        TIMEOUTS.forEach(timeouts::of);
        stalls.of(on.target());
        gauges.show(register);
    }

    @Override
    public void bears(IntSupplier limit) {
        gauges.bears(limit);
    }

    @Override
    public void sees(@Nullable Seen server) {
        gauges.sees(server, register);
    }

    @Override
    public void attempt(Endpoint endpoint, String errorType, long nanos) {
        durations.of(new Tried(endpoint, errorType)).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void firstChunk(Endpoint endpoint, long nanos) {
        firstChunks.of(endpoint).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void meanGap(Endpoint endpoint, long nanos) {
        gaps.of(endpoint).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void stall(long nanos) {
        stalls.of(on.target()).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void timeout(String kind) {
        timeouts.of(kind).increment();
    }

    @Override
    public void retried(String reason) {
        retries.of(reason).increment();
    }

    @Override
    public void hedged(String outcome) {
        hedges.of(outcome).increment();
    }

    @Override
    public void ejected(String reason) {
        ejections.of(reason).increment();
    }

    @Override
    public void inFlight(int delta) {
        gauges.inFlight(delta);
    }

    @Override
    public void breaker(int state) {
        gauges.breaker(state);
    }

    @Override
    public void up(boolean inRotation) {
        gauges.up(inRotation);
    }

    record On(String provider, String model, String target) {

        /// Whether the configuration still holds both names.
        boolean isOf(Known known) {
            return known.holds(Axis.TARGET, target) && known.holds(Axis.MODEL, model);
        }

        private boolean names(Tag tag) {
            return Axis.of(tag.getKey()) == Axis.TARGET && tag.getValue().equals(target);
        }

        private Timer timer(Register register, Family family, Endpoint at) {
            return register.timer(family, at.operation(), provider, model, target);
        }
    }

    private record Tried(Endpoint endpoint, String error) {}
}
