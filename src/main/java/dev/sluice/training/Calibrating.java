package dev.sluice.training;

import dev.sluice.complexity.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Calibrates scores for all rows together and for each source by itself: "hard" belongs to the
/// pair of models, so one pair of numbers for all would lie about each (routing-quality.md 4.2).
final class Calibrating {

    private final List<Row> rows;
    private final double[] scores;

    /// @param scores of rows the weights were not fitted to
    Calibrating(List<Row> rows, double[] scores) {
        this.rows = rows;
        this.scores = scores;
    }

    /// [Calibration#POOLED] first, then every source by name.
    ///
    /// @param slope for sources of few rows; NaN for the pooled one
    List<Calibration> all(double slope) {
        List<Calibration> all = new ArrayList<>();
        double kept = Double.isNaN(slope) ? 1 : slope;
        Calibration pooled = of(Calibration.POOLED, _ -> true, kept);
        all.add(pooled);
        TreeSet<String> sources = new TreeSet<>();
        rows.forEach(row -> sources.add(row.source()));
        for (String source : sources) {
            all.add(of(source, row -> row.source().equals(source), pooled.a()));
        }
        return all;
    }

    /// What each row is told when neither weights nor calibration know its fold: the calibration is
    /// fitted to the other folds, for each source its own.
    ///
    /// @param slope as for [#all]
    double[] crossed(double slope, int folds) {
        double[] told = new double[scores.length];
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            List<Integer> others = picked(row -> row.fold(folds) != held);
            Calibrating rest = picked(others);
            if (others.isEmpty()) {
                continue;
            }
            List<Calibration> fitted = rest.all(slope);
            for (int i : picked(row -> row.fold(folds) == held)) {
                Calibration pooled = fitted.getFirst();
                String source = rows.get(i).source();
                Calibration own =
                        fitted.stream()
                                .filter(one -> one.pair().equals(source))
                                .findFirst()
                                .orElse(pooled);
                told[i] = own.probability(scores[i]);
            }
        }
        return told;
    }

    private List<Integer> picked(Predicate<Row> which) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (which.test(rows.get(i))) {
                found.add(i);
            }
        }
        return found;
    }

    private Calibrating picked(List<Integer> which) {
        return new Calibrating(
                which.stream().map(rows::get).toList(),
                which.stream().mapToDouble(i -> scores[i]).toArray());
    }

    private Calibration of(String pair, Predicate<Row> which, double slope) {
        List<Integer> picked = picked(which);
        double[] some = new double[picked.size()];
        boolean[] needs = new boolean[picked.size()];
        for (int i = 0; i < some.length; i++) {
            some[i] = scores[picked.get(i)];
            needs[i] = rows.get(picked.get(i)).needs();
        }
        return new Platt(some, needs).fit(pair, slope);
    }
}
