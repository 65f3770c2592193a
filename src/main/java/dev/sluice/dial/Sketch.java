package dev.sluice.dial;

import java.util.concurrent.atomic.AtomicIntegerArray;

/// The recent scores of one route: counts by thousandth, of which older ones weigh less. Adding is
/// one atomic increment; all else happens on the thread of [Dials].
final class Sketch {

    /// After so many further scores an old one weighs 1/e: a day of 7 calls a minute, and twenty
    /// times the window that drift is judged by (routing-quality.md 11: 500 requests).
    static final int WINDOW = 10_000;

    private final AtomicIntegerArray fresh = new AtomicIntegerArray(Spread.BINS);
    private final double[] kept;
    private double scores;

    Sketch() {
        this(new double[Spread.BINS]);
    }

    /// @param kept weights by bin, from before; taken over
    Sketch(double[] kept) {
        this.kept = kept;
        for (double weight : kept) {
            scores += weight;
        }
    }

    /// Any thread.
    ///
    /// @param score 0 to 1
    void add(double score) {
        fresh.getAndIncrement(Spread.bin(score));
    }

    /// Takes in what was added since, and lets what was before fade by as much.
    synchronized void settle() {
        int added = 0;
        int[] taken = new int[Spread.BINS];
        for (int bin = 0; bin < taken.length; bin++) {
            taken[bin] = fresh.get(bin) == 0 ? 0 : fresh.getAndSet(bin, 0);
            added += taken[bin];
        }
        if (added > 0) {
            double fade = Math.exp(-(double) added / WINDOW);
            scores = scores * fade + added;
            for (int bin = 0; bin < taken.length; bin++) {
                kept[bin] = kept[bin] * fade + taken[bin];
            }
        }
    }

    /// How many scores speak; about [#WINDOW] at most.
    synchronized double scores() {
        return scores;
    }

    synchronized double[] bins() {
        return kept.clone();
    }
}
