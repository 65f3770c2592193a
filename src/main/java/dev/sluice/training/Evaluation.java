package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `evaluate`: what an artifact and the recipe behind it do on rows, beside what needs no estimator
/// at all (routing-quality.md 1 and 3).
public final class Evaluation {

    private static final int RANDOM_RUNS = 10;

    private final Order order;
    private final Artifact artifact;
    private final List<Row> rows;
    private final Consumer<String> progress;

    private Evaluation(Order order, Consumer<String> progress) {
        this.order = order;
        this.progress = progress;
        artifact = Known.artifact(order.artifact());
        rows = new Rows().read(order.rows()).rows();
    }

    /// What to do.
    ///
    /// @param artifact null for the shipped one
    /// @param threshold probability whose operating point is shown
    /// @param report where to write `report.html`; null for nowhere
    public record Order(
            List<Path> rows,
            @Nullable Path artifact,
            int folds,
            double threshold,
            @Nullable Path report,
            long seed) {}

    /// Throws [Unreadable].
    public static void run(Order order, PrintWriter out, PrintWriter err) {
        Evaluation evaluation =
                new Evaluation(
                        order,
                        line -> {
                            err.println("sluice evaluate: " + line);
                            err.flush();
                        });
        List<Way> ways = evaluation.ways();
        Table table =
                new Table(
                        evaluation.artifact.version(),
                        order,
                        evaluation.rows,
                        evaluation.places(),
                        ways);
        table.print(out);
        out.flush();
        if (order.report() != null) {
            new Report(table).write(order.report());
            out.println("report: " + order.report().resolve(Report.FILE));
            out.flush();
        }
    }

    /// Sources by name, then all rows together.
    private List<Table.Part> places() {
        List<Table.Part> parts = new ArrayList<>();
        for (String source : sources()) {
            parts.add(new Table.Part(source, Picks.of(rows, row -> row.source().equals(source))));
        }
        if (parts.size() > 1) {
            parts.add(new Table.Part(Table.POOLED, Picks.of(rows, _ -> true)));
        }
        return parts;
    }

    private SortedSet<String> sources() {
        SortedSet<String> sources = new TreeSet<>();
        rows.forEach(row -> sources.add(row.source()));
        return sources;
    }

    private List<Way> ways() {
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
        if (sources().size() > 1) {
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
                new Fitting(Recipe.GENERAL, null, order.folds())
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
        for (String source : sources()) {
            progress.accept("fitting to " + source + " alone");
            int[] places = Picks.of(rows, row -> row.source().equals(source));
            List<Row> some = Picks.rows(rows, places);
            Fitting fitting = new Fitting(Recipe.OWN, null, order.folds());
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
        double[] scores = new Fitting(Recipe.OWN, null, order.folds()).unseen(rows, progress);
        return Way.told(
                "one for all", scores, new Calibrating(rows, scores).crossed(true, order.folds()));
    }
}
