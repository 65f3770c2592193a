package dev.sluice.ledger;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;

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

    /// Two models worked on it: the caller got the last answer, and both are paid for.
    sealed interface Twice extends Outcome {

        /// The model whose answer the caller did not get.
        Model other();

        default String name() {
            return other().name();
        }

        /// The other one's target; empty when that is not on record.
        String target();

        /// What the other one used.
        Usage used();

        /// What that cost in micro-dollars; -1 when nobody knows.
        default long cost() {
            Price price = other().price();
            return price == null || used().source() == Usage.Source.UNKNOWN
                    ? -1
                    : Prices.micros(used(), price);
        }

        Outcome last();

        @Override
        default Usage usage() {
            return used().plus(last().usage());
        }

        @Override
        default String word() {
            return last().word();
        }
    }

    /// The first answer fell short, so that a stronger model answered too: both are used and paid
    /// for, and the caller gets the last.
    ///
    /// @param cause `length`, `schema`, `tool_call`, `refusal` or `empty`
    /// @param other whose answer fell short
    record Escalated(String cause, Model other, Usage used, Outcome last) implements Twice {
        @Override
        public String target() {
            return "";
        }
    }

    /// Two targets worked on it side by side: the last word is the winner's, and the loser's work
    /// is paid for too.
    ///
    /// @param other the loser, at that target
    /// @param used what it used as far as is known, an estimate
    record Hedged(Model other, String target, Usage used, Outcome last) implements Twice {}

    /// It broke; `word` is the `error_type`. `committed` tells whether the caller had already seen
    /// a first byte.
    ///
    /// @param limit which of our clocks ran out (`first_byte`); empty when it was none
    record Failed(String word, String limit, boolean committed, Usage usage) implements Outcome {

        public Failed(String word, boolean committed, Usage usage) {
            this(word, "", committed, usage);
        }
    }

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
