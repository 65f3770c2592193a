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

    /// No task of ours takes a tenth of it.
    static final long STALL = TimeUnit.SECONDS.toNanos(1);

    /// Longer than any collection: only a restart helps.
    static final long DEAD = TimeUnit.SECONDS.toNanos(30);

    private static final long NEVER = Long.MAX_VALUE;

    private final Meters meters;
    private final Vitals vitals;
    private final Connections connections;
    private final List<Beats> loops = new CopyOnWriteArrayList<>();
    private volatile long looked = NEVER;
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
        long swept = System.nanoTime();
        while (!stopped) {
            LockSupport.parkNanos(this, LOOK);
            long now = System.nanoTime();
            wake(now);
            look(now);
            vitals.relieve(now);
            if (now - swept >= Connections.LOOK.toNanos()) {
                swept = now;
                connections.look(meters.standing().strain()::unread);
            }
        }
    }

    /// While the watchdog itself was kept from looking the whole process stood still, and no loop
    /// is to blame: it was stopped, on a machine that sleeps or swaps, or collected its whole heap.
    void wake(long now) {
        long away = looked == NEVER ? 0 : now - looked - LOOK;
        if (away >= STALL) {
            LOG.warnf(
                    "the process stood still for %d ms: it was stopped, lacked a processor, or collected its memory",
                    TimeUnit.NANOSECONDS.toMillis(away));
            loops.forEach(loop -> loop.excuse(now));
        }
        looked = now;
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

    /// How long the most silent loop has been so, in nanoseconds, as far as it was watched: who
    /// asks first after the process stood still is not told that loops did.
    long silence(long asked) {
        long now = looked != NEVER && asked - looked > 2 * LOOK ? looked + 2 * LOOK : asked;
        return loops.stream().mapToLong(loop -> loop.silent(now)).max().orElse(0);
    }
}
