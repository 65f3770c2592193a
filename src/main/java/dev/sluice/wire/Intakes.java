package dev.sluice.wire;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// What the request bodies of all callers may hold together, and how long one may rest: without
/// either bound a few connections fill the heap (openai-wire FLOW-5, security S37). Shared by all
/// event loops.
public final class Intakes {

    /// Another instance can take the call at once (reliability.md R44).
    private static final long AT_ONCE = 1_000;

    private final long memory;
    private final Duration patience;
    private final AtomicLong held = new AtomicLong();
    private final LongAdder reading = new LongAdder();
    private final ThreadLocal<Stalls> loops;
    private final LongSupplier again;
    private final List<Runnable> dismissals = new CopyOnWriteArrayList<>();
    private volatile boolean dismissed;

    /// @param memory bytes, enough for one body of any endpoint
    /// @param patience how long a body may make no progress
    /// @param again told of each body that finds no room; gives the milliseconds after which its
    ///   caller may come back
    public Intakes(Vertx vertx, long memory, Duration patience, LongSupplier again) {
        for (Endpoint endpoint : Endpoint.values()) {
            if (memory < endpoint.bodyLimit()) {
                throw new IllegalArgumentException(
                        "sluice.intake.memory: %d bytes do not hold one body of %d; give more, or where none were given a larger heap, whose quarter they are, by SLUICE_JAVA_OPTS=-Xmx128m"
                                .formatted(memory, endpoint.bodyLimit()));
            }
        }
        long look = Math.max(1, patience.toMillis() / Stalls.LOOKS);
        this.memory = memory;
        this.patience = patience;
        this.again = again;
        this.loops =
                ThreadLocal.withInitial(() -> {
                    Stalls stalls = new Stalls(sweep -> vertx.setTimer(look, _ -> sweep.run()));
                    Context loop = vertx.getOrCreateContext();
                    dismissals.add(() -> loop.runOnContext(_ -> stalls.dismiss()));
                    return stalls;
                });
    }

    /// Refuses every body on its way: the gateway waits for callers no longer. Any thread.
    public void dismiss() {
        dismissed = true;
        dismissals.forEach(Runnable::run);
    }

    /// On the event loop of the request.
    public Intake of(HttpServerRequest request, Endpoint endpoint) {
        return of(request, endpoint.bodyLimit(), "/v1/" + endpoint.path());
    }

    /// On the event loop of the request.
    ///
    /// @param limit in bytes
    /// @param path names the endpoint in a refusal
    public Intake of(HttpServerRequest request, int limit, String path) {
        return new Intake(request, limit, path, this, loops.get());
    }

    /// How many bodies are on their way: until each is handed on or refused, nobody else counts it.
    /// Any thread.
    public long reading() {
        return reading.sum();
    }

    void began() {
        reading.increment();
    }

    void ended() {
        reading.decrement();
    }

    /// False when there is no room for so many more bytes.
    boolean hold(long bytes) {
        if (held.addAndGet(bytes) <= memory) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void letGo(long bytes) {
        held.addAndGet(-bytes);
    }

    Refusal full() {
        return new Refusal.Busy(
                "overloaded",
                "The gateway is reading as many request bodies as it has memory for; try again soon.",
                again.getAsLong());
    }

    /// Why a body is not waited for.
    Refusal stalled() {
        if (dismissed) {
            return new Refusal.Busy("draining", Refusal.STOPPING, AT_ONCE);
        }
        return new Refusal.Stalled(
                "The request body made no progress for "
                        + TimeUnit.MILLISECONDS.toSeconds(patience.toMillis() + 999)
                        + " s; send it without pauses.");
    }
}
