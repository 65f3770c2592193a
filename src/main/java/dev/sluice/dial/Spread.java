package dev.sluice.dial;

import dev.sluice.complexity.Scale;
import java.util.Locale;

/// How scores are spread over 0 to 1: a histogram of thousandths, even inside each. Immutable.
public final class Spread {

    static final int BINS = Histogram.BINS;

    private final Histogram scores;
    private final double count;
    private final String origin;

    /// @param bins weight by bin; taken over
    /// @param count how many scores they stand for
    private Spread(double[] bins, double count, String origin) {
        this.scores = new Histogram(bins);
        this.count = count;
        this.origin = origin;
    }

    /// Before a route has scores of its own: the 101 quantiles of what its estimator was fitted to,
    /// even between two.
    public static Spread reference(Scale scale) {
        double[] quantiles = scale.artifact().quantiles(scale.calibration());
        double[] bins = new double[BINS];
        for (int i = 1; i < quantiles.length; i++) {
            Histogram.even(bins, quantiles[i - 1], quantiles[i], 1.0 / (quantiles.length - 1));
        }
        return new Spread(
                bins, scale.calibration().rows(), "the reference scores of " + scale.estimator());
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
        return new Spread(bins, scores, String.format(Locale.ROOT, "%,d recent scores", scores));
    }

    /// Whose scores, as a text: `4,211 recent scores`.
    public String origin() {
        return origin;
    }

    /// The share of the scores above a cut.
    public double above(double cut) {
        return scores.above(cut, false);
    }

    /// The share of all that reasoning could mend which is above a cut: calibrated probabilities
    /// add up to the requests that need it. Expected PGR, when reasoning never hurts.
    public double gain(double cut) {
        return scores.above(cut, true);
    }

    /// The share of requests that need reasoning and stay below a cut: what the answers of the fast
    /// tier lose to those of the other.
    public double loss(double cut) {
        return (1 - gain(cut)) * scores.mean();
    }

    /// What a cut gives, and how far that may be chance.
    Point point(double cut) {
        return scores.point(cut, count);
    }

    /// The upper edge of the highest score.
    public double highest() {
        return scores.highest();
    }

    static int bin(double score) {
        return Histogram.bin(score);
    }

    /// The cut with this share above it.
    public double cutForShare(double share) {
        return scores.cut(share, false);
    }

    /// The cut with this gain above it.
    public double cutForGain(double gain) {
        return scores.cut(gain, true);
    }

    /// The cut that loses as much; with nothing above it where even that loses less.
    public double cutForLoss(double loss) {
        double mean = scores.mean();
        return cutForGain(mean == 0 ? 0 : Math.clamp(1 - loss / mean, 0, 1));
    }

    boolean isEmpty() {
        return scores.isEmpty();
    }
}
