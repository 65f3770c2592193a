package dev.sluice.ledger;

/// Every way a call ends. Settled exactly once.
public sealed interface Outcome {

    Usage usage();

    /// The `error_type` of observability.md, `none` when all went well.
    String word();

    /// The answer went out whole.
    record Finished(Usage usage) implements Outcome {
        @Override
        public String word() {
            return "none";
        }
    }

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
    record ClientGone(Usage usage) implements Outcome {
        @Override
        public String word() {
            return "client_closed";
        }
    }

    /// A ticket was closed without a word: a fault of ours, counted so that it is seen.
    record Abandoned() implements Outcome {
        @Override
        public String word() {
            return "internal";
        }

        @Override
        public Usage usage() {
            return Usage.UNKNOWN;
        }
    }
}
