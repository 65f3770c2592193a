package dev.sluice.decisions;

import dev.sluice.metrics.Hindsight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/// The decisions on record. [#record] is called by event loops and never waits: a full queue drops
/// the draft and counts it. One thread seals what came and hands it on; who asks for a record lets
/// it catch up first, so that a caller who has an answer can speak of its decision at once.
public final class Decisions implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Decisions.class);

    /// A second at 8,000 calls a second (chosen).
    private static final int QUEUE = 8 << 10;

    private static final long IDLE_NANOS = 50_000_000;

    /// Under load: before the garbage collector has to copy what calls left, and not so often that
    /// the event loop which shares the core finds its caches full of something else.
    private static final long BUSY_NANOS = 20_000_000;

    private final MpscAtomicArrayQueue<Draft> queue = new MpscAtomicArrayQueue<>(QUEUE);
    private final LongAdder dropped = new LongAdder();
    private final DecisionStore store;
    private final Clerk clerk;
    private final Seal seal;
    private final @Nullable LogFile log;
    private final Hindsight meters;
    private final Lessons lessons;
    private final Object turn = new Object();
    private volatile boolean closed;

    /// @param log null: nothing is written to disk
    public Decisions(DecisionStore store, Seal seal, @Nullable LogFile log, Hindsight meters) {
        this.store = store;
        this.clerk = new Clerk(seal);
        this.seal = seal;
        this.log = log;
        this.meters = meters;
        this.lessons = new Lessons(store, log, meters);
        meters.held(store::held);
    }

    /// Memory for the newest.
    ///
    /// @param most records
    /// @param bytes for all of them
    public static DecisionStore memory(int most, int bytes) {
        return new HeldDecisions(most, bytes);
    }

    /// Seals from now on by itself; before, only when asked.
    public void start() {
        Thread.ofPlatform()
                .name("sluice-decisions")
                .daemon()
                .start(() -> {
                    long nap = IDLE_NANOS;
                    while (!closed) {
                        LockSupport.parkNanos(this, nap);
                        nap = queue.isEmpty() ? IDLE_NANOS : BUSY_NANOS;
                        seal();
                    }
                });
    }

    /// A store that fails once must not end all recording.
    private void seal() {
        try {
            catchUp();
        } catch (RuntimeException fault) {
            LOG.error("decision records were lost", fault);
        }
    }

    /// Any thread.
    public void record(Draft draft) {
        if (!queue.offer(draft)) {
            dropped.increment();
        }
    }

    /// What the records of this installation are sealed with.
    public Seal key() {
        return seal;
    }

    public Optional<DecisionRecord> find(String id) {
        synchronized (turn) {
            catchUp();
            return store.find(id);
        }
    }

    /// As [DecisionStore#newest].
    public List<DecisionRecord> newest(@Nullable String after, int most) {
        synchronized (turn) {
            catchUp();
            return store.newest(after, most);
        }
    }

    /// Takes a team's word on one of its decisions; saying the same again changes nothing, another
    /// verdict takes the place of the one before. False when the team has no such decision here, or
    /// none any more.
    public boolean judged(String team, String id, Verdict verdict) {
        synchronized (turn) {
            catchUp();
            Optional<DecisionRecord> held =
                    store.find(id).filter(record -> record.asked().team().equals(team));
            held.filter(record -> !record.after().feedback().equals(verdict.word()))
                    .ifPresent(record -> lessons.judged(record, verdict));
            return held.isPresent();
        }
    }

    /// What an answer that went out showed of itself: `schema` or `tool_call` when it broke the
    /// form it was asked for, a judge's `blind_good` or `blind_under`, and `unread` or
    /// `blind_missed` when nobody looked. Nothing happens when the decision is no longer held. Not
    /// for an event loop.
    public void shown(String id, String fault) {
        synchronized (turn) {
            catchUp();
            store.find(id).ifPresent(record -> lessons.shown(record, fault));
        }
    }

    private void catchUp() {
        synchronized (turn) {
            List<Draft> drafts = new ArrayList<>();
            queue.drain(drafts::add, QUEUE);
            if (!drafts.isEmpty()) {
                List<DecisionRecord> sealed = drafts.stream().map(clerk::record).toList();
                store.add(sealed);
                if (log != null) {
                    meters.dropped(
                            "log_failed", log.append(sealed.stream().map(JsonLine::of).toList()));
                }
                drafts.forEach(lessons::ended);
            }
            meters.dropped("queue_full", dropped.sumThenReset());
        }
    }

    /// Hands on what came before.
    @Override
    public void close() {
        closed = true;
        catchUp();
        if (log != null) {
            log.close();
        }
    }
}
