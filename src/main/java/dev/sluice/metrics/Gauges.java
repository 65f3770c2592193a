package dev.sluice.metrics;

import dev.sluice.metrics.TargetMeters.Seen;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What one target stands at, as [Attempts] are what happened there. Any thread.
final class Gauges {

    private static final Map<Family, ToDoubleFunction<Seen>> SEEN =
            Map.of(
                    Family.VLLM_RUNNING, Seen::running,
                    Family.VLLM_WAITING, Seen::waiting,
                    Family.VLLM_CACHE, Seen::cache,
                    Family.VLLM_ASLEEP, Seen::asleep,
                    Family.VLLM_FIRST_TOKEN, Seen::firstToken,
                    Family.VLLM_AGE, Seen::age);

    private final String target;
    private final LongAdder inFlight = new LongAdder();
    private final AtomicInteger breaker = new AtomicInteger();
    private final AtomicInteger up = new AtomicInteger(1);
    private volatile IntSupplier bears = () -> 0;
    private volatile @Nullable Seen seen;

    Gauges(String target) {
        this.target = target;
    }

    void show(Register register) {
        register.gauge(Family.UPSTREAM_IN_FLIGHT, inFlight, LongAdder::sum, target);
        register.gauge(Family.BREAKER, breaker, AtomicInteger::get, target);
        register.gauge(Family.UP, up, AtomicInteger::get, target);
        register.gauge(Family.CONCURRENCY_LIMIT, this, held -> held.bears.getAsInt(), target);
        Seen server = seen;
        if (server != null) {
            SEEN.forEach((family, read) -> register.gauge(family, server, read, target));
        }
    }

    void sees(@Nullable Seen server, Register register) {
        Seen before = seen;
        seen = server;
        if (server != null) {
            show(register);
        } else if (before != null) {
            SEEN.keySet().forEach(family -> register.ungauge(family, target));
        }
    }

    void bears(IntSupplier limit) {
        bears = limit;
    }

    void inFlight(int delta) {
        inFlight.add(delta);
    }

    void breaker(int state) {
        breaker.set(state);
    }

    void up(boolean inRotation) {
        up.set(inRotation ? 1 : 0);
    }
}
