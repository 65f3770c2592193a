package dev.sluice.fault;

import dev.sluice.wire.Refusal;
import java.util.concurrent.TimeUnit;

/// One failed attempt.
///
/// @param limit which of our clocks ran out, as in `sluice.timeouts`; else empty
/// @param retryAfterMillis the upstream's hint when to come back; 0 when it gave none
/// @param told to the caller when nothing is left to try
public record Fault(Cause cause, String limit, long retryAfterMillis, Refusal told) {

    /// The `error_type`.
    public String word() {
        return cause.word();
    }

    public long retryAfterNanos() {
        return TimeUnit.MILLISECONDS.toNanos(retryAfterMillis);
    }

    /// Whether the circuit breaker of the target counts it. What speaks against our credential
    /// alone does not: the target may have another.
    public boolean counts() {
        return cause.blame() == Blame.FAILURE;
    }

    /// Whether the gateway ended it by its own word: a clock of ours, our memory, our shutdown.
    public boolean ours() {
        return !limit.isEmpty() || cause == Cause.DRAINING || cause == Cause.UNHELD;
    }

    /// Whether the target has too much to do, as far as this tells. How long a whole answer took
    /// tells how long it is, or would have been (reliability.md R35).
    public boolean crowded() {
        return switch (cause) {
            case LATE -> !limit.equals("total");
            case GAVE_UP, OVERLOADED, LIMITED, LIMITED_BRIEFLY -> true;
            case UNREACHABLE, STALE, REQUEST, OVERFLOW, FILTERED, CREDENTIAL, QUOTA -> false;
            case FAILED, PROTOCOL, RESTING, FULL, UNHELD, PAUSED, OUT_OF_TIME, TOO_LATE -> false;
            case UNPROVEN, UNSERVED, MISSING, OURS, CALLER_GONE, OUTRUN, DRAINING -> false;
            case OVERLONG, SPOILED, REFUSED -> false;
        };
    }

    /// The same, with the smallest hint of its chain for the caller. An overload has one of its
    /// own.
    public Fault hinting(long millis) {
        if (told instanceof Refusal.NoUpstream(String why, long own, boolean vain)) {
            long least = own == 0 ? millis : Math.min(own, millis);
            return telling(new Refusal.NoUpstream(why, least, vain));
        }
        return told instanceof Refusal.Upstream up
                ? telling(new Refusal.Upstream(up.word(), up.message(), millis, up.asked()))
                : this;
    }

    /// Whether another call is of no use before somebody has mended something.
    public boolean vain() {
        return cause == Cause.RESTING && told instanceof Refusal.NoUpstream no && no.vain();
    }

    /// The same in another row.
    public Fault as(Cause other) {
        return new Fault(other, limit, retryAfterMillis, told);
    }

    private Fault telling(Refusal other) {
        return new Fault(cause, limit, retryAfterMillis, other);
    }

    /// Milliseconds before the same target is asked again, by its own word where it said one; -1
    /// when that is too long to be waited for.
    public long later(long atLeast) {
        return retryAfterMillis > Again.BRIEFLY_MILLIS ? -1 : Math.max(retryAfterMillis, atLeast);
    }

    /// Carries the fault through Mutiny and SmallRye; no stack trace, because it is a result and
    /// not a bug.
    public static final class Raised extends RuntimeException {

        private final transient Fault fault;

        public Raised(Fault fault) {
            super(fault.word(), null, false, false);
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }
}
