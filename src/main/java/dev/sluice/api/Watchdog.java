package dev.sluice.api;

import dev.sluice.metrics.Meters;
import dev.sluice.wire.Connections;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Looks at the event loops from outside: one that is blocked cannot say so itself, and every call
/// on it waits. Says once per stall what the loop is doing. What else must not wait for a call to
/// come (a heap that stays short, callers who do not read) is looked at here too.
@Singleton
final class Watchdog {

    private static final Logger LOG = Logger.getLogger(Watchdog.class);

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(250);

    /// No task of ours takes a tenth of it; a collection of the whole heap may.
    static final long STALL = TimeUnit.SECONDS.toNanos(1);

    /// Longer than any collection: only a restart helps.
    static final long DEAD = TimeUnit.SECONDS.toNanos(30);

    private final Meters meters;
    private final Vitals vitals;
    private final Connections connections;
    private final List<Beats> loops = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    Watchdog(Meters meters, Vitals vitals, Connections connections) {
        this.connections = connections;
        this.meters = meters;
        this.vitals = vitals;
    }

    Beats watch() {
        Beats beats = new Beats(System.nanoTime());
        loops.add(beats);
        return beats;
    }

    Thread start() {
        return Thread.ofPlatform().name("sluice-watchdog").daemon().start(this::run);
    }

    /// Its thread would keep all of a stopped application in memory (dev mode, tests).
    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void run() {
        long looked = System.nanoTime();
        while (!stopped) {
            LockSupport.parkNanos(this, LOOK);
            long now = System.nanoTime();
            look(now);
            vitals.relieve(now);
            if (now - looked >= Connections.LOOK.toNanos()) {
                looked = now;
                connections.look(meters.standing().strain()::unread);
            }
        }
    }

    void look(long now) {
        for (Beats loop : loops) {
            if (loop.stalls(now)) {
                meters.standing().strain().stalled();
                LOG.warnf(
                        "event loop %s has done nothing else for %d ms; it is at\n%s",
                        loop.thread().getName(),
                        TimeUnit.NANOSECONDS.toMillis(loop.silent(now)),
                        at(loop.thread()));
            }
        }
    }

    private static String at(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }

    /// How long the most silent loop has been so, in nanoseconds.
    long silence(long now) {
        return loops.stream().mapToLong(loop -> loop.silent(now)).max().orElse(0);
    }
}
