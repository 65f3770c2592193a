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

    /// The same, with another hint for the caller.
    public Fault hinting(long millis) {
        return told instanceof Refusal.Upstream up
                ? new Fault(
                        cause,
                        limit,
                        retryAfterMillis,
                        new Refusal.Upstream(up.word(), up.message(), millis))
                : this;
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
