package dev.sluice.api;

import dev.sluice.metrics.Meters;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;

/// How late each event loop is: whoever blocks one makes every call on it wait, and this is where
/// it shows (observability.md 2.2).
final class Heartbeat {

    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(100);

    private final Meters meters;
    private long due;

    private Heartbeat(Meters meters) {
        this.meters = meters;
        this.due = System.nanoTime() + BEAT;
    }

    static void start(@Observes StartupEvent up, Vertx vertx, Meters meters) {
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            Heartbeat heartbeat = new Heartbeat(meters);
            // Never cancelled: it lives as long as its loop.
            var _ = loop.scheduleAtFixedRate(heartbeat::beat, BEAT, BEAT, TimeUnit.NANOSECONDS);
        }
    }

    private void beat() {
        long now = System.nanoTime();
        meters.standing().loopLag(Math.max(0, now - due));
        due = now + BEAT;
    }
}
