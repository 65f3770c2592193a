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
        double[] gains = rows.stream().mapToDouble(r -> r.strong() - r.weak()).toArray();
        ways.add(Way.plain("oracle", gains));
        ways.add(asItStands());
        if (order.folds() > 1) {
            double[] kept = kept();
            if (order.artifact() == null) {
                ways.add(unseen(kept));
            }
            ways.add(bySource(kept));
            ways.add(oneForAll(kept));
        }
        if (sources(rows).size() > 1) {
            ways.add(new Transfer(rows, progress).way());
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

    /// Scores by the shipped weights of rows they never saw: by folds of their recipe for the
    /// sources they were fitted to, by themselves for all others. Few rows keep them.
    private double[] kept() {
        Artifact shipped = Artifact.shipped();
        double[] scores = rows.stream().mapToDouble(row -> shipped.score(row.features())).toArray();
        Set<String> fitted = shipped.pairs();
        int[] known = Picks.of(rows, row -> fitted.contains(row.source()));
        if (known.length == 0) {
            return scores;
        }
        progress.accept("fitting the shipped recipe to what it was fitted to");
        Fitting general = new Fitting(Recipe.GENERAL, order.folds());
        double[] crossed = general.unseen(Picks.rows(rows, known), progress);
        for (int i = 0; i < known.length; i++) {
            scores[known[i]] = crossed[i];
        }
        return scores;
    }

    private Way unseen(double... kept) {
        Calibration said = artifact.calibration(Calibration.POOLED);
        return Way.told(
                "artifact, unseen", kept, Arrays.stream(kept).map(said::probability).toArray());
    }

    private Way bySource(double... kept) {
        double[] scores = new double[rows.size()];
        double[] told = new double[rows.size()];
        for (String source : sources(rows)) {
            progress.accept("fitting to " + source + " alone");
            int[] places = Picks.of(rows, row -> row.source().equals(source));
            Own own = own(Picks.numbers(kept, places), _ -> {}, places);
            for (int i = 0; i < places.length; i++) {
                scores[places[i]] = own.scores[i];
                told[places[i]] = own.told[i];
            }
        }
        return Way.told("own fit", scores, told);
    }

    private Way oneForAll(double... kept) {
        progress.accept("fitting one artifact to all sources");
        Own own = own(kept, progress, Picks.of(rows, _ -> true));
        return Way.told("one for all", own.scores, own.told);
    }

    private record Own(double[] scores, double[] told) {}

    /// What [Fit] makes of some rows, judged on the fold left out.
    private Own own(double[] kept, Consumer<String> heard, int... places) {
        List<Row> some = Picks.rows(rows, places);
        int folds = order.folds();
        if (some.size() < Fit.FEW) {
            double slope = Artifact.shipped().calibration(Calibration.POOLED).a();
            return new Own(kept, new Calibrating(some, kept).crossed(slope, folds));
        }
        double[] unseen = new Fitting(Recipe.OWN, folds).unseen(some, heard);
        return new Own(unseen, new Calibrating(some, unseen).crossed(Double.NaN, folds));
    }
}
