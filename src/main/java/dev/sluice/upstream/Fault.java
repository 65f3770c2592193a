package dev.sluice.upstream;

import dev.sluice.wire.Refusal;

/// What one failed attempt means: a row of the table of reliability.md R7.
///
/// @param word the `error_type`
/// @param repeat worth another connection to the same target: a pooled connection had gone stale
/// @param next another target may be tried
/// @param counts against the target's circuit breaker
/// @param told to the caller when nothing is left to try
record Fault(String word, boolean repeat, boolean next, boolean counts, Refusal told) {

    static final String CALLER_GONE = "client_closed";
    static final String IN_THE_REQUEST = "invalid_request";

    /// Carries the fault through Mutiny and SmallRye; no stack trace, because it is a result and
    /// not a bug.
    static final class Raised extends RuntimeException {

        private final transient Fault fault;

        Raised(Fault fault) {
            super(fault.word(), null, false, false);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }
}
