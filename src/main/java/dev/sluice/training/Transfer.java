package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
import dev.sluice.complexity.Features;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Leave one source out: what weights do on a source they never saw, which is what a new user gets.
final class Transfer {

    private final List<Row> rows;
    private final Consumer<String> progress;

    Transfer(List<Row> rows, Consumer<String> progress) {
        this.rows = rows;
        this.progress = progress;
    }

    Way way() {
        double[] scores = scores();
        return Way.told("left out", scores, told(scores));
    }

    /// The score of each row by weights fitted to all other sources; prompts that occur in both are
    /// left out of the fit.
    double[] scores() {
        double[] scores = new double[rows.size()];
        TreeSet<String> sources = new TreeSet<>();
        rows.forEach(row -> sources.add(row.source()));
        for (String source : sources) {
            progress.accept("leaving out " + source);
            List<Row> others = others(source);
            if (others.isEmpty()) {
                continue;
            }
            Artifact fitted = Artifact.of(new Fitting(Recipe.GENERAL, Row.FOLDS).weights(others));
            for (int i = 0; i < scores.length; i++) {
                if (rows.get(i).source().equals(source)) {
                    scores[i] = fitted.score(rows.get(i).features());
                }
            }
        }
        return scores;
    }

    private List<Row> others(String source) {
        Set<Features> held =
                rows.stream()
                        .filter(row -> row.source().equals(source))
                        .map(Row::features)
                        .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> !row.source().equals(source) && !held.contains(row.features()))
                .toList();
    }

    /// The probability of each row by a calibration that knows nothing of its source either: it is
    /// fitted to the others.
    double[] told(double... scores) {
        double[] told = new double[scores.length];
        for (String source : Ways.sources(rows)) {
            int[] own = Picks.of(rows, row -> row.source().equals(source));
            int[] rest = Picks.of(rows, row -> !row.source().equals(source));
            Calibration others =
                    new Calibrating(Picks.rows(rows, rest), Picks.numbers(scores, rest))
                            .all(Double.NaN)
                            .getFirst();
            for (int i : own) {
                told[i] = others.probability(scores[i]);
            }
        }
        return told;
    }

    /// By source, and `pooled`.
    Map<String, Double> apgr11() {
        return by(rows, scores());
    }

    /// APGR11 of scores by source, and of all under `pooled`.
    static Map<String, Double> by(List<Row> rows, double[] scores) {
        Map<String, Double> figures = new TreeMap<>();
        TreeSet<String> sources = new TreeSet<>();
        rows.forEach(row -> sources.add(row.source()));
        for (String source : sources) {
            int[] of = Picks.of(rows, row -> row.source().equals(source));
            figures.put(source, Picks.curve(rows, scores, of).apgr11());
        }
        figures.put("pooled", Picks.curve(rows, scores, Picks.of(rows, _ -> true)).apgr11());
        return figures;
    }
}
