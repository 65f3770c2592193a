package dev.sluice;

import dev.sluice.complexity.Complexity;
import dev.sluice.decisions.Met;
import dev.sluice.ledger.Entry;
import dev.sluice.metrics.Meters;
import dev.sluice.route.Decision.Because;
import dev.sluice.wire.Labels;

/// A decision in the words of the ledger, and in the headers that tell the caller of it.
///
/// @param id what a caller gives feedback on
/// @param met the rules on the way
record Account(String id, Because because, Complexity complexity, Met met) {

    Entry.Chosen chosen() {
        return new Entry.Chosen(
                id,
                "none",
                "none",
                because.tierWord(),
                new Entry.Ruled(because.rule(), met.all()),
                because.reason(),
                complexity.probability(),
                Entry.Tried.NONE);
    }

    /// @param nanos that the decision took
    void count(Meters meters, long nanos) {
        meters.decided(
                because.rule(),
                because.tierWord(),
                because.reason(),
                nanos,
                complexity.probability());
    }

    void tell(Labels labels) {
        labels.add(Labels.DECISION, id)
                .add(Labels.ROUTE, Labels.clean(because.route()))
                .add(Labels.TIER, because.tierWord());
        double score = complexity.probability();
        if (!Double.isNaN(score)) {
            labels.add(Labels.COMPLEXITY, Settled.fourDecimals(score));
        }
        labels.add(Labels.BECAUSE, because.words());
    }
}
