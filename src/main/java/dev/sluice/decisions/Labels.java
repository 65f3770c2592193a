package dev.sluice.decisions;

import java.util.Arrays;
import java.util.Comparator;

/// Probabilities beside what callers said came true. Bounded: the newest thousand. One thread.
final class Labels {

    private static final int MOST = 1_000;
    private static final int BINS = 10;

    private final double[] stated = new double[MOST];
    private final boolean[] needed = new boolean[MOST];
    private int count;

    void add(double probability, boolean neededStrong) {
        if (!Double.isNaN(probability)) {
            stated[count % MOST] = probability;
            needed[count % MOST] = neededStrong;
            count++;
        }
    }

    int size() {
        return Math.min(count, MOST);
    }

    void clear() {
        count = 0;
    }

    /// ECE over ten bins of equal count (routing-quality.md section 1).
    double error() {
        Integer[] order = new Integer[size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> stated[i]));
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int from = bin * order.length / BINS;
            int to = (bin + 1) * order.length / BINS;
            double gap = 0;
            for (int i = from; i < to; i++) {
                gap += stated[order[i]] - (needed[order[i]] ? 1 : 0);
            }
            sum += Math.abs(gap);
        }
        return order.length == 0 ? 0 : sum / order.length;
    }

    /// The ECE that a perfectly calibrated model would show at this size (routing-quality.md 1).
    private double floor() {
        double observed = 0;
        for (int i = 0; i < size(); i++) {
            observed += needed[i] ? 1 : 0;
        }
        double rate = observed / Math.max(1, size());
        return 0.8 * Math.sqrt(rate * (1 - rate) * BINS / Math.max(1, size()));
    }

    /// What of the ECE is more than noise, and so what a new fit is expected to take away.
    double excess() {
        return Math.max(0, error() - floor());
    }

    /// Whether the probabilities lie: an ECE above twice its noise floor, or a 95 % interval of
    /// observed over expected that excludes 1.
    boolean lie() {
        double observed = 0;
        double expected = 0;
        double variance = 0;
        for (int i = 0; i < size(); i++) {
            observed += needed[i] ? 1 : 0;
            expected += stated[i];
            variance += stated[i] * (1 - stated[i]);
        }
        return error() > 2 * floor() || Math.abs(observed - expected) > 1.96 * Math.sqrt(variance);
    }
}
