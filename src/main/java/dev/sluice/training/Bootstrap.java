package dev.sluice.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ObjIntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Intervals by resampling rows with replacement (routing-quality.md 1): 2.5 % and 97.5 % points.
/// The difference to each baseline is taken on the same resample.
final class Bootstrap {

    static final int ROUNDS = 200;

    /// @param low 2.5 % point
    /// @param high 97.5 % point
    record Interval(double low, double high) {

        /// A dash where it is not defined.
        String text(String format) {
            return Double.isNaN(low) ? "-" : String.format(Locale.ROOT, format, low, high);
        }
    }

    /// @param own of the order itself
    /// @param aboveLength of the order less that by length
    /// @param aboveKeyword of the order less that by keywords
    record Intervals(Interval own, Interval aboveLength, Interval aboveKeyword) {}

    private Bootstrap() {}

    static Intervals of(Ranking own, Ranking length, Ranking keyword, int rows, long seed) {
        double[] values = new double[ROUNDS];
        double[] aboveLength = new double[ROUNDS];
        double[] aboveKeyword = new double[ROUNDS];
        resample(
                rows,
                seed,
                (times, round) -> {
                    values[round] = own.apgr11(times);
                    aboveLength[round] = values[round] - length.apgr11(times);
                    aboveKeyword[round] = values[round] - keyword.apgr11(times);
                });
        return new Intervals(interval(values), interval(aboveLength), interval(aboveKeyword));
    }

    /// @param taker hears how often each row is drawn in each round; the array is used again
    static void resample(int rows, long seed, ObjIntConsumer<int[]> taker) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] times = new int[rows];
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < rows; i++) {
                times[random.nextInt(rows)]++;
            }
            taker.accept(times, round);
        }
    }

    static Interval interval(double... values) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        int n = sorted.length;
        return new Interval(sorted[(int) (0.025 * n)], sorted[Math.max(0, (int) (0.975 * n) - 1)]);
    }
}
