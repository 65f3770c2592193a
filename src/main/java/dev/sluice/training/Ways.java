package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The ways of telling which rows need the strong model that an evaluation compares: what needs no
/// estimator at all, the artifact as it stands, and its recipe fitted anew.
record Ways(Evaluation.Order order, Artifact artifact, List<Row> rows, Consumer<String> progress) {

    private static final int RANDOM_RUNS = 10;

    static SortedSet<String> sources(List<Row> rows) {
        SortedSet<String> sources = new TreeSet<>();
        rows.forEach(row -> sources.add(row.source()));
        return sources;
    }

    List<Way> all() {
        List<Way> ways = new ArrayList<>();
        Random random = new Random(order.seed());
        double[][] runs = new double[RANDOM_RUNS][];
        Arrays.setAll(runs, _ -> rows.stream().mapToDouble(_ -> random.nextDouble()).toArray());
        ways.add(Way.random(runs));
        ways.add(Way.plain("length", rows.stream().mapToDouble(Row::length).toArray()));
        ways.add(Way.plain("keyword", rows.stream().mapToDouble(Row::keywords).toArray()));
        ways.add(
                Way.plain(
                        "oracle", rows.stream().mapToDouble(r -> r.strong() - r.weak()).toArray()));
        ways.add(asItStands());
        if (order.folds() > 1) {
            if (order.artifact() == null) {
                ways.add(unseen());
            }
            ways.add(bySource());
            ways.add(oneForAll());
        }
        if (sources(rows).size() > 1) {
            double[] scores = new Transfer(rows, progress).scores();
            ways.add(
                    Way.told(
                            "left out",
                            scores,
                            new Calibrating(rows, scores).crossed(false, Row.FOLDS)));
        }
        return ways;
    }

    private Way asItStands() {
        double[] told = new double[rows.size()];
        for (int i = 0; i < told.length; i++) {
            Row row = rows.get(i);
            told[i] = artifact.probability(row.features(), artifact.calibration(row.source()));
        }
        return Way.told("artifact", told, told);
    }

    /// The shipped weights on rows they never saw: their recipe by folds for the sources they were
    /// fitted to, they themselves for all others.
    private Way unseen() {
        progress.accept("fitting the shipped recipe to what it was fitted to");
        Set<String> fitted = artifact.pairs();
        int[] known = Picks.of(rows, row -> fitted.contains(row.source()));
        double[] scores =
                rows.stream().mapToDouble(row -> artifact.score(row.features())).toArray();
        double[] crossed =
                new Fitting(Recipe.GENERAL, order.folds())
                        .unseen(Picks.rows(rows, known), progress);
        for (int i = 0; i < known.length; i++) {
            scores[known[i]] = crossed[i];
        }
        Calibration said = artifact.calibration(Calibration.POOLED);
        return Way.told(
                "artifact, unseen", scores, Arrays.stream(scores).map(said::probability).toArray());
    }

    private Way bySource() {
        double[] scores = new double[rows.size()];
        double[] told = new double[rows.size()];
        for (String source : sources(rows)) {
            progress.accept("fitting to " + source + " alone");
            int[] places = Picks.of(rows, row -> row.source().equals(source));
            List<Row> some = Picks.rows(rows, places);
            Fitting fitting = new Fitting(Recipe.OWN, order.folds());
            double[] unseen = fitting.unseen(some, _ -> {});
            double[] said = new Calibrating(some, unseen).crossed(true, order.folds());
            for (int i = 0; i < places.length; i++) {
                scores[places[i]] = unseen[i];
                told[places[i]] = said[i];
            }
        }
        return Way.told("own fit", scores, told);
    }

    private Way oneForAll() {
        progress.accept("fitting one artifact to all sources");
        double[] scores = new Fitting(Recipe.OWN, order.folds()).unseen(rows, progress);
        return Way.told(
                "one for all", scores, new Calibrating(rows, scores).crossed(true, order.folds()));
    }
}
