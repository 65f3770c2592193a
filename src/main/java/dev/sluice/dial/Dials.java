package dev.sluice.dial;

import dev.sluice.complexity.Scale;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The dial of every route. A thread of its own turns them and writes down what they know, so that
/// a restart forgets at most a minute.
public final class Dials implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Dials.class);

    private static final Duration TURN = Duration.ofSeconds(10);

    /// A write per minute.
    private static final int TURNS_PER_WRITE = 6;

    private final ConcurrentHashMap<String, Dial> dials = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Memory memory;
    private @Nullable Map<String, Dial> remembered;
    private @Nullable Thread turner;

    /// @param file what was known before the restart; need not exist
    public Dials(Path file) {
        this.memory = new Memory(file);
    }

    /// The route's dial; [Dial#NONE] for a name that is no route.
    public Dial of(String route) {
        return dials.getOrDefault(route, Dial.NONE);
    }

    /// How the scores of a route are spread, as far as anybody knows: its own recent ones, else the
    /// reference.
    public Spread spread(String route, Scale scale) {
        Dial held = dials.get(route);
        Dial known = held != null ? held : remembered().get(route);
        return known == null ? Spread.reference(scale) : known.spread(scale);
    }

    /// These routes are in force now; those of before that are not among them are forgotten.
    public synchronized void set(Map<String, Scale> routes) {
        dials.keySet().retainAll(routes.keySet());
        routes.forEach((route, scale) -> {
            Dial dial = dials.getOrDefault(route, remembered().get(route));
            if (dial == null || !dial.estimator().equals(scale.estimator())) {
                dial = new Dial(new Sketch(), scale.estimator());
            }
            dial.turn(scale);
            dials.put(route, dial);
        });
    }

    /// Turns and writes until closed. Once, in the process that serves.
    public synchronized void start() {
        turner = Thread.ofPlatform().daemon().name("sluice-dials").start(this::run);
    }

    /// Takes in what was seen since and solves every threshold anew.
    public synchronized void turn() {
        dials.values().forEach(Dial::turn);
    }

    @Override
    public void close() {
        closed.countDown();
        Thread running = turner;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized Map<String, Dial> remembered() {
        Map<String, Dial> known = remembered;
        if (known == null) {
            known = memory.read();
            remembered = known;
        }
        return known;
    }

    private void run() {
        int turns = 0;
        while (!rested()) {
            try {
                turn();
                if (++turns % TURNS_PER_WRITE == 0) {
                    memory.write(dials);
                }
            } catch (RuntimeException fault) {
                LOG.error("thresholds were not solved anew", fault);
            }
        }
        turn();
        memory.write(dials);
    }

    /// True when closed.
    private boolean rested() {
        try {
            return closed.await(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
