package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Prices;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Reply;

/// Told what becomes of one call, on its event loop. [#ended] comes exactly once, before the caller
/// gets the last byte.
public interface Watch {

    /// An attempt begins; `number` counts from 1.
    void trying(Model model, String target, int number);

    /// Another target takes over from one that failed.
    ///
    /// @param tried whether an attempt was made, of which [#lost] told
    void fellBack(String from, String to, String word, boolean tried);

    /// The request was handed to the upstream's connection.
    void sent(long nanos);

    /// The first bytes for the caller are ready.
    ///
    /// @param readAt when the upstream's bytes behind them were read
    /// @param content whether they carry the first content of a stream
    void spoke(long readAt, boolean content);

    /// The stream that is open is slower than its configuration allows: once, and it goes on.
    default void slow() {}

    /// How the answer stopped; comes right before [#ended], when there was one.
    default void stopped(Stop how) {}

    /// A whole answer fell short (`length`, `schema`, `tool_call`, `refusal`, `empty`) and a
    /// stronger model answered again, or failed to.
    default void escalated(String cause, boolean answered) {}

    /// This attempt will not be the one that answers: another one is made, or ran beside it.
    void lost(Lost attempt);

    /// @param began on the clock of `System.nanoTime()`
    /// @param word what ended it: `outrun`, or the `error_type` of its failure
    /// @param used what it cost all the same; [Usage#UNKNOWN] for nothing
    record Lost(Model model, String target, long began, String word, Usage used) {

        public Entry.Lost told() {
            return new Entry.Lost(model.name(), target, word);
        }

        /// The same one when it has ended.
        Lost ended(String word, Usage used) {
            return new Lost(model, target, began, word, used);
        }

        /// Micro-dollars; -1 when nobody knows.
        public long costMicros() {
            return Prices.known(used, model.price());
        }

        /// An outcome with what this used beside it, if it used anything.
        public Outcome beside(Outcome last) {
            return used.source() == Usage.Source.UNKNOWN
                    ? last
                    : new Outcome.Beside(model, target, word, used, last);
        }

        static Lost of(Plan plan, Exchange exchange, String word, Usage used) {
            String target = plan.target().name();
            return new Lost(plan.model(), target, exchange.start, word, used);
        }
    }

    void ended(Outcome outcome);

    /// One that wants to see the answer as well.
    interface Overhearing extends Watch {

        /// The reply as it goes to the caller; of a stream, before its first byte. Gives the one
        /// that goes in its place.
        Reply told(Reply reply);
    }
}
