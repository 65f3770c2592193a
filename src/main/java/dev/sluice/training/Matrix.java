package dev.sluice.training;

import dev.sluice.complexity.Features;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Rows as numbers to fit on: slots standardised over the rows it was made from and clipped, bucket
/// presence divided by the root of the number of distinct ones. Immutable.
///
/// A weight vector for it has the slots first, then the buckets that occur, then the bias.
final class Matrix {

    /// Standard deviations beyond which a slot's value says no more.
    private static final double CLIP = 4;

    final int rows;
    final int slots;
    final double[] mean;
    final double[] deviation;
    final double[] dense;

    /// The buckets that occur, rising, and those of each row as places in this list.
    final int[] known;

    final int[][] buckets;
    final double[] presence;

    private Matrix(List<Row> of, double[] mean, double[] deviation) {
        rows = of.size();
        slots = mean.length;
        this.mean = mean;
        this.deviation = deviation;
        dense = new double[rows * slots];
        buckets = new int[rows][];
        presence = new double[rows];
        BitSet met = new BitSet(Features.BUCKETS);
        of.forEach(row -> Arrays.stream(row.features().buckets()).forEach(met::set));
        known = met.stream().toArray();
        int[] place = new int[Features.BUCKETS];
        for (int k = 0; k < known.length; k++) {
            place[known[k]] = k;
        }
        for (int r = 0; r < rows; r++) {
            Features features = of.get(r).features();
            buckets[r] = Arrays.stream(features.buckets()).map(bucket -> place[bucket]).toArray();
            presence[r] = 1 / Math.sqrt(Math.max(1, buckets[r].length));
            for (int s = 0; s < slots; s++) {
                double value = (features.slots()[s] - mean[s]) / deviation[s];
                dense[r * slots + s] = Math.clamp(value, -CLIP, CLIP);
            }
        }
    }

    /// Measures the slots over these rows.
    static Matrix of(List<Row> rows) {
        int slots = rows.getFirst().features().slots().length;
        double[] mean = new double[slots];
        double[] deviation = new double[slots];
        for (Row row : rows) {
            for (int s = 0; s < slots; s++) {
                mean[s] += row.features().slots()[s];
            }
        }
        for (int s = 0; s < slots; s++) {
            mean[s] /= rows.size();
        }
        for (Row row : rows) {
            for (int s = 0; s < slots; s++) {
                double off = row.features().slots()[s] - mean[s];
                deviation[s] += off * off;
            }
        }
        for (int s = 0; s < slots; s++) {
            double spread = Math.sqrt(deviation[s] / rows.size());
            deviation[s] = spread < 1e-9 ? Double.POSITIVE_INFINITY : spread;
        }
        return new Matrix(rows, mean, deviation);
    }

    int width() {
        return slots + known.length + 1;
    }

    double score(int row, double[] weights) {
        double score = weights[slots + known.length];
        int from = row * slots;
        for (int s = 0; s < slots; s++) {
            score += weights[s] * dense[from + s];
        }
        double words = 0;
        for (int bucket : buckets[row]) {
            words += weights[slots + bucket];
        }
        return score + words * presence[row];
    }

    /// Adds `by` times the row to a gradient.
    void add(int row, double by, double[] gradient) {
        gradient[slots + known.length] += by;
        int from = row * slots;
        for (int s = 0; s < slots; s++) {
            gradient[s] += by * dense[from + s];
        }
        double each = by * presence[row];
        for (int bucket : buckets[row]) {
            gradient[slots + bucket] += each;
        }
    }
}
