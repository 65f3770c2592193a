package dev.sluice.metrics;

import dev.sluice.metrics.Guard.Axis;
import dev.sluice.metrics.Register.Held;
import dev.sluice.wire.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The handles of one target. They last as long as their holder: after a reload they find their
/// meters anew, since a target may leave the configuration and return while calls are under way.
final class Attempts implements Meters.TargetMeters {

    private static final List<String> TIMEOUTS =
            List.of(
                    "connect",
                    "first_byte",
                    "first_token",
                    "idle",
                    "total",
                    "deadline",
                    "write_stall");

    private final Held<Tried, Timer> durations;
    private final Held<Endpoint, Timer> firstChunks;
    private final Held<Endpoint, Timer> gaps;
    private final Held<String, Counter> timeouts;
    private final Held<String, Counter> retries;
    private final Held<String, Counter> hedges;
    private final Held<String, Counter> ejections;
    private final Held<String, Timer> stalls;
    private final Register register;
    private final On on;
    private volatile IntSupplier bears = () -> 0;
    private final LongAdder inFlight = new LongAdder();
    private final AtomicInteger breaker = new AtomicInteger();
    private final AtomicInteger up = new AtomicInteger(1);
    private volatile @Nullable Seen seen;

    Attempts(Register register, On on) {
        this.register = register;
        this.on = on;
        String target = on.target();
        durations =
                new Held<>(tried ->
                        register.timer(
                                Family.CLIENT_DURATION,
                                tried.endpoint().operation(),
                                on.provider(),
                                on.model(),
                                target,
                                tried.error()));
        firstChunks = new Held<>(at -> on.timer(register, Family.CLIENT_FIRST_CHUNK, at));
        gaps = new Held<>(at -> on.timer(register, Family.CLIENT_PER_CHUNK, at));
        timeouts = new Held<>(kind -> register.counter(Family.TIMEOUTS, target, kind));
        retries = new Held<>(reason -> register.counter(Family.RETRIES, target, reason));
        hedges = new Held<>(how -> register.counter(Family.HEDGES, target, how));
        ejections = new Held<>(why -> register.counter(Family.EJECTIONS, target, why));
        stalls = new Held<>(name -> register.timer(Family.STREAM_STALL, name));
        show();
    }

    /// Those held, or new ones when the target has moved to another model or provider.
    static Attempts on(On on, @Nullable Attempts held, Register register) {
        return held != null && held.on.equals(on) ? held : new Attempts(register, on);
    }

    void renew(Known known) {
        durations.forget();
        firstChunks.forget();
        gaps.forget();
        timeouts.forget();
        retries.forget();
        hedges.forget();
        ejections.forget();
        stalls.forget();
        if (on.isOf(known)) {
            show();
        }
    }

    private void show() {
        TIMEOUTS.forEach(timeouts::of);
        stalls.of(on.target());
        register.gauge(Family.UPSTREAM_IN_FLIGHT, inFlight, LongAdder::sum, on.target());
        register.gauge(Family.BREAKER, breaker, AtomicInteger::get, on.target());
        register.gauge(Family.UP, up, AtomicInteger::get, on.target());
        register.gauge(Family.UPSTREAM_LIMIT, this, held -> held.bears.getAsInt(), on.target());
        Seen server = seen;
        if (server != null) {
            register.gauge(Family.VLLM_RUNNING, server, Seen::running, on.target());
            register.gauge(Family.VLLM_WAITING, server, Seen::waiting, on.target());
            register.gauge(Family.VLLM_CACHE, server, Seen::cache, on.target());
            register.gauge(Family.VLLM_ASLEEP, server, Seen::asleep, on.target());
            register.gauge(Family.VLLM_FIRST_TOKEN, server, Seen::firstToken, on.target());
            register.gauge(Family.VLLM_AGE, server, Seen::age, on.target());
        }
    }

    @Override
    public void bears(IntSupplier limit) {
        bears = limit;
    }

    @Override
    public void sees(Seen server) {
        seen = server;
        show();
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
        inFlight.add(delta);
    }

    @Override
    public void breaker(int state) {
        breaker.set(state);
    }

    @Override
    public void up(boolean inRotation) {
        up.set(inRotation ? 1 : 0);
    }

    record On(String provider, String model, String target) {

        /// Whether the configuration still holds both names.
        boolean isOf(Known known) {
            return known.holds(Axis.TARGET, target) && known.holds(Axis.MODEL, model);
        }

        private Timer timer(Register register, Family family, Endpoint at) {
            return register.timer(family, at.operation(), provider, model, target);
        }
    }

    private record Tried(Endpoint endpoint, String error) {}
}
