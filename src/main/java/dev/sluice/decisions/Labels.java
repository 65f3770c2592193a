package dev.sluice.decisions;

import dev.sluice.metrics.Hindsight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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

    /// Of labels that follow one another in what was stated.
    ///
    /// @param said mean probability
    /// @param seen share of them that needed the strong model
    record Bin(int labels, double said, double seen) {}

    /// Ten bins of equal count, the lowest probabilities first (routing-quality.md section 1); none
    /// before there are ten labels.
    List<Bin> bins() {
        Integer[] order = new Integer[size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> stated[i]));
        List<Bin> bins = new ArrayList<>(BINS);
        for (int bin = 0; bin < BINS && order.length >= BINS; bin++) {
            int from = bin * order.length / BINS;
            int to = (bin + 1) * order.length / BINS;
            double said = 0;
            double seen = 0;
            for (int i = from; i < to; i++) {
                said += stated[order[i]] / (to - from);
                seen += needed[order[i]] ? 1.0 / (to - from) : 0;
            }
            bins.add(new Bin(to - from, said, seen));
        }
        return bins;
    }

    /// ECE: the mean distance between what was said and what was so.
    double error() {
        double sum = 0;
        for (Bin bin : bins()) {
            sum += bin.labels() * Math.abs(bin.said() - bin.seen());
        }
        return sum / Math.max(1, size());
    }

    void tell(Hindsight meters) {
        meters.calibration(error(), excess());
        List<Bin> bins = bins();
        for (int i = 0; i < bins.size(); i++) {
            meters.reliability(i + 1, bins.get(i).said(), bins.get(i).seen());
        }
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
