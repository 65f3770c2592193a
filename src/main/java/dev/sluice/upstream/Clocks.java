package dev.sluice.upstream;

import dev.sluice.catalog.Timeouts;
import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import java.util.concurrent.TimeUnit;

/// The five clocks of one attempt (reliability.md R1), the one of the whole call, and the one for a
/// caller who does not read. Arming and stopping are field writes.
final class Clocks {

    /// What ran out; `word` is the metric tag, `says` completes "the upstream was too slow: ...".
    enum Kind {
        CONNECT("connect", "no connection in time"),
        FIRST_BYTE("first_byte", "no first byte of an answer in time"),
        FIRST_TOKEN("first_token", "no first content in time"),
        IDLE("idle", "silence for too long"),
        /// Nothing came of a whole answer: the first byte of one, by its clock (reliability.md R3).
        SILENT("total", "no answer in time"),
        TOTAL("total", "the answer as a whole took too long"),
        DEADLINE("deadline", "the call as a whole took too long"),
        WRITE_STALL("write_stall", "the caller did not read"),
        /// No clock at all: the gateway stops and waits no longer.
        DISMISSED("draining", "the gateway is shutting down");

        final String word;
        private final String says;

        Kind(String word, String says) {
            this.word = word;
            this.says = says;
        }

        /// @param afterMillis of the attempt
        Fault fault(String model, long afterMillis) {
            String what = says + " (" + word + " limit, after " + afterMillis + " ms)";
            return switch (this) {
                case DEADLINE -> Faults.late(Cause.OUT_OF_TIME, model, word, what);
                case DISMISSED -> Faults.draining();
                case TOTAL -> Faults.late(Cause.OVERLONG, model, word, what);
                case CONNECT, FIRST_BYTE, FIRST_TOKEN, IDLE, SILENT, WRITE_STALL ->
                        Faults.late(model, word, what);
            };
        }
    }

    interface Expiry {
        void expired(Kind kind, long afterMillis);

        /// A quarter of the time to connect is over, and nothing has run out.
        default void slow() {}
    }

    /// The metric tag of what is told and ends nothing (reliability.md R4).
    static final String MIN_RATE = "min_rate";

    private static final long NEVER = Long.MAX_VALUE;

    /// reliability.md R6.
    private static final long WRITE_STALL = TimeUnit.SECONDS.toNanos(30);

    /// The place in the loop's list; kept by [Sweep].
    int slot = -1;

    private final Timeouts limits;
    private final long start;
    private Expiry expiry;
    private long connect;
    private long slow;
    private long firstByte = NEVER;
    private long firstToken = NEVER;
    private long idle = NEVER;
    private final long total;
    private final long deadline;
    private long stall = NEVER;
    private boolean heard;
    private long forgiven;

    /// @param deadline of the whole call, on the clock of `System.nanoTime()`; no attempt outlives
    ///   it
    Clocks(Timeouts limits, long start, long deadline, Expiry expiry) {
        this.limits = limits;
        this.start = start;
        this.expiry = expiry;
        this.connect = after(start, limits.connect());
        this.slow = after(start, limits.connect() / 4);
        this.total = after(start, limits.total());
        this.deadline = deadline;
    }

    private static long after(long from, int millis) {
        return millis == 0 ? NEVER : from + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// The commit: what runs out from now on concerns the stream.
    void handTo(Expiry expiry) {
        this.expiry = expiry;
    }

    void sent(long now, boolean streams) {
        connect = slow = NEVER;
        if (streams) {
            firstByte = after(now, limits.firstByte());
            firstToken = after(now, limits.firstToken());
        }
    }

    /// A read from the upstream; comments count (reliability.md R3).
    void read(long now) {
        heard = true;
        idle = after(now, limits.idle());
    }

    void alive() {
        firstByte = NEVER;
    }

    void spoke() {
        firstByte = firstToken = NEVER;
    }

    /// We stopped reading because the caller does: the upstream is not to blame.
    void paused(long now) {
        idle = NEVER;
        stall = now + WRITE_STALL;
    }

    void resumed(long now) {
        stall = NEVER;
        read(now);
    }

    /// Our own event loop was late by so much, and what it had not yet read is not the upstream's
    /// delay. The limit on the whole stays: the caller waited.
    void forgive(long nanos) {
        forgiven += nanos;
        connect = later(connect, nanos);
        slow = later(slow, nanos);
        firstByte = later(firstByte, nanos);
        firstToken = later(firstToken, nanos);
        idle = later(idle, nanos);
        stall = later(stall, nanos);
    }

    /// Whether a quarter of so long a wait, or more, was our own event loop's.
    boolean ours(long waited) {
        return 4 * forgiven > waited;
    }

    private static long later(long deadline, long nanos) {
        return deadline == NEVER ? NEVER : deadline + nanos;
    }

    void dismiss() {
        expiry.expired(Kind.DISMISSED, 0);
    }

    void check(long now) {
        Kind kind =
                now >= connect
                        ? Kind.CONNECT
                        : now >= firstByte
                                ? Kind.FIRST_BYTE
                                : now >= firstToken
                                        ? Kind.FIRST_TOKEN
                                        : now >= idle
                                                ? Kind.IDLE
                                                : now >= total
                                                        ? heard ? Kind.TOTAL : Kind.SILENT
                                                        : now >= deadline
                                                                ? Kind.DEADLINE
                                                                : now >= stall
                                                                        ? Kind.WRITE_STALL
                                                                        : null;
        if (kind != null) {
            expiry.expired(kind, TimeUnit.NANOSECONDS.toMillis(now - start));
        } else if (now >= slow) {
            slow = NEVER;
            expiry.slow();
        }
    }
}
