package dev.sluice.api;

import dev.sluice.metrics.Meters;
import dev.sluice.metrics.Standing;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;

/// How late each event loop is: whoever blocks one makes every call on it wait, and this is where
/// it shows (observability.md 2.2).
final class Heartbeat {

    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(100);

    private Heartbeat() {}

    static void start(@Observes StartupEvent up, Vertx vertx, Meters meters, Watchdog watchdog) {
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            Heart heart = new Heart(meters.standing(), watchdog.watch());
            // Never cancelled: it lives as long as its loop.
            var _ = loop.scheduleAtFixedRate(heart::beat, BEAT, BEAT, TimeUnit.NANOSECONDS);
        }
        var _ = watchdog.start();
    }

    /// One event loop's.
    private static final class Heart {

        private final Standing standing;
        private final Beats beats;
        private long due = System.nanoTime() + BEAT;

        Heart(Standing standing, Beats beats) {
            this.standing = standing;
            this.beats = beats;
        }

        void beat() {
            long now = System.nanoTime();
            standing.loopLag(Math.max(0, now - due));
            due = now + BEAT;
            beats.beat(now);
        }
    }
}
