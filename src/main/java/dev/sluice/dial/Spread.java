package dev.sluice.dial;

import dev.sluice.complexity.Scale;
import java.util.Locale;

/// How scores are spread over 0 to 1: a histogram of thousandths, even inside each. Immutable.
public final class Spread {

    /// Bins: a threshold is known to a thousandth, fifty times finer than the band is wide.
    static final int BINS = 1_000;

    private final double[] bins;
    private final double mass;
    private final String origin;

    /// @param bins weight by bin; taken over
    Spread(double[] bins, String origin) {
        double sum = 0;
        for (double bin : bins) {
            sum += bin;
        }
        this.bins = bins;
        this.mass = sum;
        this.origin = origin;
    }

    /// Before a route has scores of its own: the 101 quantiles of what its estimator was fitted to,
    /// even between two.
    public static Spread reference(Scale scale) {
        double[] quantiles = scale.artifact().quantiles(scale.calibration());
        double[] bins = new double[BINS];
        for (int i = 1; i < quantiles.length; i++) {
            even(bins, quantiles[i - 1], quantiles[i], 1.0 / (quantiles.length - 1));
        }
        return new Spread(bins, "the reference scores of " + scale.estimator());
    }

    /// Of these scores, each 0 to 1.
    public static Spread of(double... scores) {
        double[] bins = new double[BINS];
        for (double score : scores) {
            bins[bin(score)]++;
        }
        return recorded(bins, scores.length);
    }

    static Spread recorded(double[] bins, long scores) {
        return new Spread(bins, String.format(Locale.ROOT, "%,d recent scores", scores));
    }

    private static void even(double[] bins, double from, double to, double weight) {
        int first = bin(from);
        int last = bin(to);
        for (int bin = first; bin <= last; bin++) {
            double low = Math.max(from, (double) bin / BINS);
            double high = Math.min(to, (bin + 1.0) / BINS);
            double part = first == last ? 1 : Math.max(0, high - low) / (to - from);
            bins[bin] += weight * part;
        }
    }

    static int bin(double score) {
        return Math.min((int) (score * BINS), BINS - 1);
    }

    /// Whose scores, as a text: `4,211 recent scores`.
    public String origin() {
        return origin;
    }

    /// The share of the scores above a cut.
    public double above(double cut) {
        return sum(cut, false);
    }

    /// The share of all that reasoning could mend which is above a cut: calibrated probabilities
    /// add up to the requests that need it. Expected PGR, when reasoning never hurts.
    public double gain(double cut) {
        return sum(cut, true);
    }

    /// The upper edge of the highest score.
    public double highest() {
        int bin = BINS - 1;
        while (bin > 0 && bins[bin] == 0) {
            bin--;
        }
        return (bin + 1.0) / BINS;
    }

    /// The cut with this share above it.
    public double cutForShare(double share) {
        return cut(share, false);
    }

    /// The cut with this gain above it.
    public double cutForGain(double gain) {
        return cut(gain, true);
    }

    private double sum(double cut, boolean gain) {
        double above = 0;
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double part = Math.clamp((bin + 1) - cut * BINS, 0, 1);
            double weight = weight(bin, gain);
            above += weight * part;
            all += weight;
        }
        return all == 0 ? 0 : above / all;
    }

    private double cut(double wanted, boolean gain) {
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += weight(bin, gain);
        }
        double left = wanted * all;
        for (int bin = BINS - 1; bin >= 0; bin--) {
            double weight = weight(bin, gain);
            if (weight > 0 && left <= weight) {
                return (bin + 1 - left / weight) / BINS;
            }
            left -= weight;
        }
        return 0;
    }

    private double weight(int bin, boolean gain) {
        return gain ? bins[bin] * (bin + 0.5) / BINS : bins[bin];
    }

    boolean isEmpty() {
        return mass == 0;
    }
}
