package dev.sluice.dial;

import java.util.concurrent.atomic.LongAdder;

/// A running mean, of which older values weigh less. Adding is two increments, from any thread; the
/// rest happens on the thread of [Dials].
final class Mean {

    /// After so many further values an old one weighs 1/e (chosen: prices change rarely, answers'
    /// lengths with the hour).
    private static final double WINDOW = 2_000;

    /// Fewer say too little: lengths of answers differ tenfold (chosen).
    private static final int ENOUGH = 100;

    private final LongAdder fresh = new LongAdder();
    private final LongAdder freshCount = new LongAdder();
    private double sum;
    private double count;

    void add(long value) {
        fresh.add(value);
        freshCount.increment();
    }

    synchronized void settle() {
        long added = freshCount.sumThenReset();
        if (added > 0) {
            double fade = Math.exp(-added / WINDOW);
            sum = sum * fade + fresh.sumThenReset();
            count = count * fade + added;
        }
    }

    /// The prior until enough values are known.
    synchronized double or(double prior) {
        return count < ENOUGH ? prior : sum / count;
    }
}
