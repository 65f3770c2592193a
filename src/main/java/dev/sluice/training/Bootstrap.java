package dev.sluice.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Intervals by resampling rows with replacement (routing-quality.md 1): 2.5 % and 97.5 % points.
/// The difference to a baseline is taken on the same resample.
final class Bootstrap {

    static final int ROUNDS = 200;

    /// @param low 2.5 % point
    /// @param high 97.5 % point
    record Interval(double low, double high) {}

    /// @param own of the order itself
    /// @param above of the order less the baseline
    record Intervals(Interval own, Interval above) {}

    private Bootstrap() {}

    static Intervals of(Ranking own, Ranking baseline, int rows, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] values = new double[ROUNDS];
        double[] differences = new double[ROUNDS];
        int[] times = new int[rows];
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < rows; i++) {
                times[random.nextInt(rows)]++;
            }
            values[round] = own.apgr11(times);
            differences[round] = values[round] - baseline.apgr11(times);
        }
        return new Intervals(interval(values), interval(differences));
    }

    private static Interval interval(double... values) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        int n = sorted.length;
        return new Interval(sorted[(int) (0.025 * n)], sorted[Math.max(0, (int) (0.975 * n) - 1)]);
    }
}
