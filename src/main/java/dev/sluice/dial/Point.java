package dev.sluice.dial;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The operating point of a threshold on some scores (routing-quality.md 5.3): which share of them
/// goes to reasoning, and which part of all that reasoning could mend that should mend.
record Point(Band share, Band gain) {

    /// As the project's other bootstraps have it (routing-quality.md 1).
    private static final int ROUNDS = 200;

    /// The same scores tell the same band.
    private static final long SEED = 0;

    /// Cells that are drawn as one: scores that differ by less mend as much.
    private static final int CELLS = 100;

    /// @param low 2.5 % point over resamples of the scores
    /// @param high 97.5 % point
    record Band(double value, double low, double high) {

        static Band of(double value, double[] rounds) {
            Arrays.sort(rounds);
            return new Band(
                    value, rounds[(int) (0.025 * ROUNDS)], rounds[(int) (0.975 * ROUNDS) - 1]);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", value, low, high);
        }
    }

    /// @param bins weights by [Histogram] bin
    /// @param scores how many the weights stand for
    static Point of(double[] bins, double cut, double scores) {
        double[] above = new double[CELLS];
        double[] below = new double[CELLS];
        double all = Arrays.stream(bins).sum();
        for (int bin = 0; bin < bins.length; bin++) {
            double count = bins[bin] / all * scores;
            double part = Math.clamp((bin + 1) - cut * bins.length, 0, 1);
            above[bin * CELLS / bins.length] += count * part;
            below[bin * CELLS / bins.length] += count * (1 - part);
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double[] shares = new double[ROUNDS];
        double[] gains = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double[] up = drawn(above, random);
            double[] down = drawn(below, random);
            shares[round] = share(up, down);
            gains[round] = gain(up, down);
        }
        return new Point(Band.of(share(above, below), shares), Band.of(gain(above, below), gains));
    }

    private static double share(double[] above, double[] below) {
        double up = Arrays.stream(above).sum();
        double all = up + Arrays.stream(below).sum();
        return all == 0 ? 0 : up / all;
    }

    private static double gain(double[] above, double[] below) {
        double up = 0;
        double all = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            double chance = (cell + 0.5) / CELLS;
            up += chance * above[cell];
            all += chance * (above[cell] + below[cell]);
        }
        return all == 0 ? 0 : up / all;
    }

    /// A resample with replacement: how often each cell comes is Poisson, and about normal where it
    /// is much.
    private static double[] drawn(double[] counts, RandomGenerator random) {
        double[] drawn = new double[counts.length];
        for (int cell = 0; cell < counts.length; cell++) {
            double count = counts[cell];
            drawn[cell] =
                    count > 30
                            ? Math.max(0, count + Math.sqrt(count) * random.nextGaussian())
                            : poisson(count, random);
        }
        return drawn;
    }

    private static int poisson(double mean, RandomGenerator random) {
        double least = Math.exp(-mean);
        int times = 0;
        for (double left = random.nextDouble(); left > least; left *= random.nextDouble()) {
            times++;
        }
        return times;
    }
}
