package dev.sluice.ledger;

import dev.sluice.catalog.Model;

/// Every way a call ends. Settled exactly once.
public sealed interface Outcome {

    /// Unknown where nothing was used.
    default Usage usage() {
        return Usage.UNKNOWN;
    }

    /// The `error_type` of observability.md section 2.5, `none` when all went well.
    String word();

    /// Which of our clocks ended it (`first_byte`); empty when none did.
    default String limit() {
        return "";
    }

    /// Without what was used beside it.
    default Outcome answer() {
        return this;
    }

    /// The answer went out whole.
    record Finished(Usage usage) implements Outcome {
        @Override
        public String word() {
            return "none";
        }
    }

    /// Two models worked on it: the caller got the last answer, and both are paid for.
    sealed interface Twice extends Outcome {

        /// The model whose answer the caller did not get.
        Model other();

        default String name() {
            return other().name();
        }

        /// The other one's target; empty when that is not on record.
        default String target() {
            return "";
        }

        /// What the other one used.
        Usage used();

        /// What that cost in micro-dollars; -1 when nobody knows.
        default long cost() {
            return Prices.known(used(), other().price());
        }

        Outcome last();

        @Override
        default Outcome answer() {
            return last().answer();
        }

        @Override
        default String limit() {
            return last().limit();
        }

        @Override
        default Usage usage() {
            return used().plus(last().usage());
        }

        @Override
        default String word() {
            return last().word();
        }
    }

    /// The first answer fell short; a stronger model's is the last.
    ///
    /// @param cause `length`, `schema`, `tool_call`, `refusal` or `empty`
    /// @param other whose answer fell short
    record Escalated(String cause, Model other, Usage used, Outcome last) implements Twice {}

    /// An attempt did not answer, and what it used is paid for too: it failed, and another one took
    /// over, or it ran beside the winner.
    ///
    /// @param other its model, at that target
    /// @param why it ended: `outrun`, or the `error_type` of its failure
    /// @param used as far as is known, an estimate
    record Beside(Model other, String target, String why, Usage used, Outcome last)
            implements Twice {}

    /// It broke, by `error_type`; `committed`: the caller had already seen a first byte.
    ///
    /// @param limit which of our clocks ran out (`first_byte`); empty when it was none
    record Failed(String word, String limit, boolean committed, Usage usage) implements Outcome {}

    /// We, or the upstream for a reason in the request, said no before anything was used.
    record Refused(String word) implements Outcome {}

    /// The caller left, or was cut because he did not read.
    ///
    /// @param limit `write_stall` of one who was cut
    record ClientGone(String limit, Usage usage) implements Outcome {
        @Override
        public String word() {
            return "client_closed";
        }
    }

    /// A ticket was closed without a word: a fault of ours.
    record Abandoned() implements Outcome {
        @Override
        public String word() {
            return "internal";
        }
    }
}
