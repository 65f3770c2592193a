package dev.sluice.ledger;

import dev.sluice.ledger.Tap.Missed;
import java.util.concurrent.atomic.LongAdder;

/// What did not fit into the ring: counted and summed in place, reported later.
final class Backlog {

    private final LongAdder entries = new LongAdder();
    private final LongAdder input = new LongAdder();
    private final LongAdder output = new LongAdder();
    private final LongAdder micros = new LongAdder();
    private final LongAdder unpriced = new LongAdder();

    void add(Entry entry) {
        Usage usage = entry.outcome().usage();
        input.add(usage.input());
        output.add(usage.output());
        long cost = entry.costMicros();
        if (cost >= 0) {
            micros.add(cost);
        } else if (!Prices.free(entry.outcome())) {
            unpriced.increment();
        }
        entries.increment();
    }

    boolean isEmpty() {
        return entries.sum() == 0;
    }

    Missed take() {
        return new Missed(
                entries.sumThenReset(),
                input.sumThenReset(),
                output.sumThenReset(),
                micros.sumThenReset(),
                unpriced.sumThenReset());
    }
}
