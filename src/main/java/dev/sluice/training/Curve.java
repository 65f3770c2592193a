package dev.sluice.training;

import java.util.Arrays;
import java.util.Comparator;

/// Quality against the share sent to the strong model (routing-quality.md 1), exactly as the
/// outside scorer draws it: rows with equal scores are one step, joined by a straight line.
final class Curve {

    static final int POINTS = 11;

    private final double weak;
    private final double gap;
    private final double[] shares;
    private final double[] qualities;
    private final double[] grid = new double[POINTS];

    /// @param scores NaN for a row that has none: then no figure is defined
    Curve(double[] scores, double[] weak, double[] strong) {
        int n = scores.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -scores[i]));
        double total = 0;
        double most = 0;
        for (int i = 0; i < n; i++) {
            total += weak[i];
            most += strong[i];
        }
        this.weak = total / n;
        boolean known = Arrays.stream(scores).noneMatch(Double::isNaN);
        this.gap = known ? most / n - this.weak : Double.NaN;
        double[] x = new double[n + 1];
        double[] y = new double[n + 1];
        y[0] = this.weak;
        int steps = 1;
        for (int i = 0; i < n; steps++) {
            double score = scores[order[i]];
            while (i < n && !(scores[order[i]] < score)) {
                total += strong[order[i]] - weak[order[i]];
                i++;
            }
            x[steps] = (double) i / n;
            y[steps] = total / n;
        }
        shares = Arrays.copyOf(x, steps);
        qualities = Arrays.copyOf(y, steps);
        Arrays.setAll(grid, k -> quality(k / 10.0));
    }

    /// Quality at a strong share, 0 to 1.
    double quality(double share) {
        int found = Arrays.binarySearch(shares, share);
        if (found >= 0) {
            return qualities[found];
        }
        int k = -found - 1;
        if (k == shares.length) {
            return qualities[k - 1];
        }
        double part = (share - shares[k - 1]) / (shares[k] - shares[k - 1]);
        return qualities[k - 1] + (qualities[k] - qualities[k - 1]) * part;
    }

    /// False when both models do equally well: then nothing can be gained.
    boolean hasGap() {
        return Math.abs(gap) >= 1e-12;
    }

    /// Mean share of the gap recovered, over every row; NaN without a gap.
    double apgr() {
        double area = 0;
        for (int i = 1; i < shares.length; i++) {
            area += (shares[i] - shares[i - 1]) * (qualities[i] + qualities[i - 1]) / 2;
        }
        return hasGap() ? (area - weak) / gap : Double.NaN;
    }

    /// The same over the shares 0, 0.1 .. 1: the headline.
    double apgr11() {
        double area = 0;
        for (int i = 1; i < POINTS; i++) {
            area += (grid[i] + grid[i - 1]) / 20;
        }
        return hasGap() ? (area - weak) / gap : Double.NaN;
    }

    /// The smallest strong share that recovers that part of the gap; NaN when none does or the
    /// strong model is the worse one.
    double share(double part) {
        if (!(gap > 0)) {
            return Double.NaN;
        }
        double target = weak + part * gap;
        if (grid[0] >= target) {
            return 0;
        }
        for (int i = 1; i < POINTS; i++) {
            if (grid[i] >= target) {
                double rise = grid[i] - grid[i - 1];
                double left = (i - 1) / 10.0;
                return rise == 0 ? i / 10.0 : left + 0.1 * (target - grid[i - 1]) / rise;
            }
        }
        return Double.NaN;
    }
}
