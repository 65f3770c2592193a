package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Slot;
import dev.sluice.complexity.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Fits weights to rows. No step is random, so the same rows give the same bytes.
final class Fitting {

    /// One step of [Slot#SIZE] in natural logarithms.
    private static final double LN = StrictMath.log(2) / 16;

    private final Recipe recipe;
    private final @Nullable Artifact from;
    private final int folds;

    /// @param from where the fit starts and what it is held to; null for nothing
    Fitting(Recipe recipe, @Nullable Artifact from, int folds) {
        this.recipe = recipe;
        this.from = from;
        this.folds = folds;
    }

    /// Weights for these rows, quantised, without calibration.
    Weights weights(List<Row> rows) {
        Matrix matrix = Matrix.of(rows);
        double[] prior = prior(matrix);
        Objective objective = new Objective(matrix, rows, counts(rows), prior, recipe);
        double[] start = Arrays.copyOf(start(rows, prior), objective.width());
        double[] lowest = Arrays.copyOf(Descent.lowest(objective, start), matrix.width());
        int size = Slot.SIZE.ordinal();
        if (recipe.length() > 0 && !Double.isInfinite(matrix.deviation[size])) {
            lowest[size] += recipe.length() * LN * matrix.deviation[size];
        }
        return Quantised.of(matrix, lowest);
    }

    /// The score of each row by weights that were fitted to the other folds.
    double[] unseen(List<Row> rows, Consumer<String> progress) {
        double[] scores = new double[rows.size()];
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            progress.accept("fold %d of %d".formatted(fold + 1, folds));
            List<Row> others = rows.stream().filter(row -> row.fold(folds) != held).toList();
            if (others.size() == rows.size() || others.isEmpty()) {
                continue;
            }
            Artifact fitted = Artifact.of(weights(others));
            for (int i = 0; i < scores.length; i++) {
                if (rows.get(i).fold(folds) == held) {
                    scores[i] = fitted.score(rows.get(i).features());
                }
            }
        }
        return scores;
    }

    private double[] start(List<Row> rows, double[] prior) {
        double[] start = prior.clone();
        double needing = rows.stream().filter(Row::needs).count() + 0.5;
        start[start.length - 1] = StrictMath.log(needing / (rows.size() + 1 - needing));
        return start;
    }

    private double[] prior(Matrix matrix) {
        double[] prior = new double[matrix.width()];
        if (from == null || recipe.keep() == 0) {
            return prior;
        }
        Weights weights = from.weights();
        for (int s = 0; s < matrix.slots; s++) {
            double deviation = matrix.deviation[s];
            double raw = weights.marks().weights()[s] * weights.marks().scale();
            prior[s] = Double.isInfinite(deviation) ? 0 : recipe.keep() * raw * deviation;
        }
        for (int k = 0; k < matrix.known.length; k++) {
            byte weight = weights.buckets()[matrix.known[k]];
            prior[matrix.slots + k] =
                    weight == Weights.UNSEEN ? 0 : recipe.keep() * weight * weights.bucketScale();
        }
        return prior;
    }

    /// What each row counts: rows of a source beyond the cap share the cap. A source that is alone
    /// dominates nobody.
    private double[] counts(List<Row> rows) {
        Map<String, Integer> sizes = new HashMap<>();
        rows.forEach(row -> sizes.merge(row.source(), 1, Integer::sum));
        double cap = sizes.size() == 1 ? rows.size() : recipe.cap();
        return rows.stream()
                .mapToDouble(row -> Math.min(1, cap / sizes.getOrDefault(row.source(), 1)))
                .toArray();
    }
}
