package dev.sluice.dial;

/// Weights of scores by thousandths of 0 to 1, even inside each. Immutable.
final class Histogram {

    /// Bins: a threshold is known to a thousandth, fifty times finer than the band is wide.
    static final int BINS = 1_000;

    private final double[] bins;

    /// @param bins weight by bin; taken over
    Histogram(double[] bins) {
        this.bins = bins;
    }

    /// Adds a weight to bins, even between two scores.
    static void even(double[] bins, double from, double to, double weight) {
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

    /// The upper edge of the highest score.
    double highest() {
        int bin = BINS - 1;
        while (bin > 0 && bins[bin] == 0) {
            bin--;
        }
        return (bin + 1.0) / BINS;
    }

    /// The share above a cut.
    ///
    /// @param gain whether each score counts for as much as it says
    double above(double cut, boolean gain) {
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

    /// The cut with this share above it.
    double cut(double wanted, boolean gain) {
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

    /// The mean score.
    double mean() {
        double all = 0;
        double gain = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += weight(bin, false);
            gain += weight(bin, true);
        }
        return all == 0 ? 0 : gain / all;
    }

    Point point(double cut, double scores) {
        return Point.of(bins, cut, scores);
    }

    private double weight(int bin, boolean gain) {
        return gain ? bins[bin] * (bin + 0.5) / BINS : bins[bin];
    }

    boolean isEmpty() {
        for (double bin : bins) {
            if (bin > 0) {
                return false;
            }
        }
        return true;
    }
}
