package dev.sluice.ledger;

import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// Where ended calls are recorded: today exactly one log line each, later the journal and the
/// database.
///
/// [#record] never blocks: it leaves the entry in a bounded ring that one writer thread empties.
/// When the ring is full the line is dropped, its usage is summed, and a later line
/// (`ledger_backlog`) says how much.
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Ledger.class);

    /// Two seconds at 8,000 calls a second (chosen).
    private static final int CAPACITY = 16 << 10;

    /// How long the writer gathers after it woke: loops seldom pay for waking it, or for the caches
    /// it leaves them.
    private static final long GATHER_NANOS = Duration.ofMillis(20).toNanos();

    /// How long [#close] waits for an output that is stuck.
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Ring ring;
    private final Backlog backlog = new Backlog();
    private final Sink sink;
    private final InstantSource clock;
    private final Thread writer;
    private final AtomicBoolean asleep = new AtomicBoolean();
    private volatile boolean closed;

    /// @param out where the lines go, usually standard output; written by one thread, not closed
    /// @param instance names this process in each line
    /// @param tap sees each call after its line
    public Ledger(OutputStream out, InstantSource clock, String instance, Tap tap) {
        this(new Sink.Tapped(new LogLines(out, instance), tap), clock, CAPACITY);
    }

    Ledger(Sink sink, InstantSource clock, int capacity) {
        this.sink = sink;
        this.clock = clock;
        ring = new Ring(capacity);
        writer = Thread.ofPlatform().name("sluice-ledger").daemon().start(this::write);
    }

    /// Any thread. Entries of one thread keep their order.
    public void record(Entry entry) {
        if (!ring.offer(entry, clock.millis())) {
            backlog.add(entry);
        }
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(writer);
        }
    }

    /// Writes what was recorded before, unless the output is stuck for five seconds.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(writer);
        try {
            writer.join(DRAIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        while (!closed) {
            LockSupport.parkNanos(this, GATHER_NANOS);
            drainOn();
            rest();
        }
        drainOn();
    }

    /// One line that cannot be written must not end all others.
    private void drainOn() {
        boolean drained = false;
        while (!drained) {
            try {
                drain();
                drained = true;
            } catch (RuntimeException fault) {
                LOG.error("the line of an ended call is missing", fault);
            }
        }
    }

    private void drain() {
        while (ring.drainTo(sink) > 0) {
            sink.flush();
        }
        if (!backlog.isEmpty()) {
            sink.missed(backlog.take(), clock.millis());
            sink.flush();
        }
    }

    /// Announces its sleep before it looks once more, so that no entry waits for the next one.
    private void rest() {
        asleep.set(true);
        while (asleep.get() && ring.isEmpty() && backlog.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        asleep.set(false);
    }
}
