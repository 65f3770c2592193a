package dev.sluice.ledger;

import java.util.concurrent.atomic.LongAdder;

/// What did not fit into the ring: counted and summed in place, reported later.
final class Backlog {

    private final LongAdder entries = new LongAdder();
    private final LongAdder input = new LongAdder();
    private final LongAdder output = new LongAdder();
    private final LongAdder micros = new LongAdder();

    void add(Entry entry) {
        Usage usage = entry.outcome().usage();
        input.add(usage.input());
        output.add(usage.output());
        micros.add(Math.max(0, entry.costMicros()));
        entries.increment();
    }

    boolean isEmpty() {
        return entries.sum() == 0;
    }

    Sink.Missed take() {
        return new Sink.Missed(
                entries.sumThenReset(),
                input.sumThenReset(),
                output.sumThenReset(),
                micros.sumThenReset());
    }
}
