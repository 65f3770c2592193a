package dev.sluice.ledger;

/// Every way a call ends. Settled exactly once.
public sealed interface Outcome {

    Usage usage();

    /// The answer went out whole.
    record Finished(Usage usage) implements Outcome {}

    /// It broke; `word` is the `error_type`. `committed` tells whether the caller had already seen
    /// a first byte.
    record Failed(String word, boolean committed, Usage usage) implements Outcome {}

    /// We, or the upstream for a reason in the request, said no before anything was used.
    record Refused(String word) implements Outcome {
        @Override
        public Usage usage() {
            return Usage.UNKNOWN;
        }
    }

    /// The caller left.
    record ClientGone(Usage usage) implements Outcome {}

    /// A ticket was closed without a word: a fault of ours, counted so that it is seen.
    record Abandoned() implements Outcome {
        @Override
        public Usage usage() {
            return Usage.UNKNOWN;
        }
    }
}
