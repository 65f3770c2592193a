package dev.sluice.complexity;

import java.util.List;

/// The numbers of an [Artifact]: quantised weights, one scale per group, summed as integers so that
/// every machine gets the same bits (routing-quality.md 5.4). Arrays are shared and never written.
///
/// @param name version, such as `general-1`
/// @param bias log-odds when nothing speaks
/// @param slotScale what one unit of `slots[i] * value` weighs
/// @param bucketScale what one unit of a bucket's weight weighs, before dividing by the root of the
///   number of distinct buckets
/// @param calibrations [Calibration#POOLED] first
/// @param quantiles 101 scores of the rows it was fitted to, rising
public record Weights(
        String name,
        double bias,
        double slotScale,
        short[] slots,
        double bucketScale,
        byte[] buckets,
        List<Calibration> calibrations,
        List<Double> quantiles) {

    public Weights {
        calibrations = List.copyOf(calibrations);
        quantiles = List.copyOf(quantiles);
    }

    double score(int[] values, int[] met, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += buckets[met[i]];
        }
        return score(values, sum, count);
    }

    /// @param sum of the weights of `count` distinct buckets
    double score(int[] values, long sum, int count) {
        long marks = 0;
        for (int i = 0; i < slots.length; i++) {
            marks += (long) slots[i] * values[i];
        }
        double words = count == 0 ? 0 : sum * bucketScale / Math.sqrt(count);
        return bias + marks * slotScale + words;
    }
}
