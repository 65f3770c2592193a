package dev.sluice.training;

import java.util.Arrays;
import java.util.Comparator;

/// Rows in the order of their scores, sorted once, so that a resample with replacement costs one
/// pass: how well an order recovers the gap when each row counts so many times.
final class Ranking {

    private final int[] order;
    private final boolean[] ends;
    private final boolean known;
    private final double[] weak;
    private final double[] strong;

    /// @param scores NaN for a row that has none: then no figure is defined
    Ranking(double[] scores, double[] weak, double[] strong) {
        known = Arrays.stream(scores).noneMatch(Double::isNaN);
        this.weak = weak;
        this.strong = strong;
        Integer[] sorted = new Integer[scores.length];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, Comparator.comparingDouble(i -> -scores[i]));
        order = Arrays.stream(sorted).mapToInt(i -> i).toArray();
        ends = new boolean[order.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = i + 1 == ends.length || scores[order[i]] != scores[order[i + 1]];
        }
    }

    /// [Curve#apgr11] when row `i` counts `times[i]` times; NaN without a gap or scores.
    double apgr11(int[] times) {
        long n = 0;
        double quality = 0;
        double most = 0;
        for (int i = 0; i < times.length; i++) {
            n += times[i];
            quality += times[i] * weak[i];
            most += times[i] * strong[i];
        }
        double gap = most - quality;
        if (!known || Math.abs(gap) < 1e-9) {
            return Double.NaN;
        }
        double none = quality;
        double sum = 0;
        int next = 1;
        long sent = 0;
        long sentBefore = 0;
        double before = quality;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            sent += times[row];
            quality += times[row] * (strong[row] - weak[row]);
            if (!ends[i] || sent == sentBefore) {
                continue;
            }
            for (; next < Curve.POINTS - 1 && next * n <= sent * 10; next++) {
                double part = (next * n / 10.0 - sentBefore) / (sent - sentBefore);
                sum += before + (quality - before) * part - none;
            }
            sentBefore = sent;
            before = quality;
        }
        return (sum + gap / 2) / 10 / gap;
    }
}
