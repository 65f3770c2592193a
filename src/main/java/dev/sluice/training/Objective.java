package dev.sluice.training;

import dev.sluice.complexity.Slot;
import java.util.List;

/// What a fit makes small: the sum of the log losses of "needs the strong model", plus half the
/// square of each weight times how firmly it is held. Convex.
final class Objective implements Descent.Slope {

    /// How firmly a source's own base rate is held to the common one.
    private static final double INTERCEPT = 0.1;

    /// A weight that a fit does not touch. Left out of the gradient, since a penalty so large that
    /// it holds would ruin the descent's sense of scale.
    private static final double FIXED = Recipe.LEFT_OUT;

    private final Matrix matrix;
    private final boolean[] needs;
    private final double[] counts;
    private final double[] hold;

    /// The source of each row by number; empty without intercepts.
    private final int[] own;

    /// @param counts how much each row counts
    Objective(Matrix matrix, List<Row> rows, double[] counts, Recipe recipe) {
        this.matrix = matrix;
        this.counts = counts;
        needs = new boolean[rows.size()];
        for (int r = 0; r < needs.length; r++) {
            needs[r] = rows.get(r).needs();
        }
        own = recipe.intercepts() ? sources(rows) : new int[0];
        int sources = java.util.Arrays.stream(own).max().orElse(-1) + 1;
        hold = new double[matrix.width() + sources];
        java.util.Arrays.fill(hold, matrix.width(), hold.length, INTERCEPT);
        Slot[] plain = Slot.values();
        for (int s = 0; s < matrix.slots; s++) {
            hold[s] = s >= plain.length ? recipe.meanings() : hold(plain[s], recipe);
        }
        java.util.Arrays.fill(hold, matrix.slots, matrix.width() - 1, recipe.words());
    }

    private static double hold(Slot slot, Recipe recipe) {
        return switch (slot.role()) {
            case CORE -> recipe.core();
            case SCRIPT -> recipe.intercepts() ? FIXED : recipe.core();
            case SHAPE -> recipe.shape();
            case DETAIL -> recipe.intercepts() ? FIXED : recipe.shape();
            case PRIOR -> FIXED;
        };
    }

    private static int[] sources(List<Row> rows) {
        List<String> known = rows.stream().map(Row::source).distinct().toList();
        return rows.stream().mapToInt(row -> known.indexOf(row.source())).toArray();
    }

    /// How many numbers are sought.
    int width() {
        return hold.length;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        double loss = 0;
        for (int i = 0; i < point.length; i++) {
            double off = hold[i] == FIXED ? 0 : point[i];
            double force = off == 0 ? 0 : hold[i] * off;
            gradient[i] = force;
            loss += 0.5 * force * off;
        }
        for (int r = 0; r < matrix.rows; r++) {
            int base = own.length == 0 ? -1 : matrix.width() + own[r];
            double score = matrix.score(r, point) + (base < 0 ? 0 : point[base]);
            double away = needs[r] ? -score : score;
            double most = Math.max(0, away);
            double tail = StrictMath.exp(-most);
            double head = StrictMath.exp(away - most);
            loss += counts[r] * (most + StrictMath.log(tail + head));
            double wrong = counts[r] * head / (tail + head);
            double push = needs[r] ? -wrong : wrong;
            matrix.add(r, push, gradient);
            if (base >= 0) {
                gradient[base] += push;
            }
        }
        for (int i = 0; i < matrix.slots; i++) {
            gradient[i] = hold[i] == FIXED ? 0 : gradient[i];
        }
        return loss;
    }
}
