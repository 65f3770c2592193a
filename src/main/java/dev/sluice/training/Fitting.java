package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Slot;
import dev.sluice.complexity.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Fits weights to rows. No step is random, so the same rows give the same bytes.
final class Fitting {

    /// One step of [Slot#SIZE] in natural logarithms.
    private static final double LN = StrictMath.log(2) / 16;

    private final Recipe recipe;
    private final int folds;

    Fitting(Recipe recipe, int folds) {
        this.recipe = recipe;
        this.folds = folds;
    }

    /// Weights for these rows, quantised, without calibration.
    Weights weights(List<Row> rows) {
        Matrix matrix = Matrix.of(rows);
        Objective objective = new Objective(matrix, rows, counts(rows), recipe);
        double[] start = new double[objective.width()];
        start[matrix.width() - 1] = bias(rows);
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

    private static double bias(List<Row> rows) {
        double needing = rows.stream().filter(Row::needs).count() + 0.5;
        return StrictMath.log(needing / (rows.size() + 1 - needing));
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
