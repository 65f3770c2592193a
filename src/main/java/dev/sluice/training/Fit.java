package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
import dev.sluice.complexity.Weights;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `fit`: rows of recorded outcomes in, an artifact and its card out. Running it twice gives the
/// same bytes.
public final class Fit {

    /// Below so many rows the weights are kept and only base rates are fitted (routing-quality.md
    /// 5.3).
    static final int FEW = Platt.FEW;

    private static final int QUANTILES = 101;

    private final Consumer<String> progress;

    private Fit(Consumer<String> progress) {
        this.progress = progress;
    }

    /// What to do.
    ///
    /// @param permit sources that may be shipped; null when `ship` is false
    /// @param ship refuse sources that are not permitted
    /// @param from whose weights few rows keep; null for the shipped artifact, with `ship` for
    ///   nothing
    /// @param seed of the card's figures; the fit itself draws nothing
    /// @param commit of the program that fits, for the card of what is shipped; "unknown" where
    ///   nobody says
    public record Order(
            List<Path> rows,
            @Nullable Path permit,
            boolean ship,
            @Nullable Path from,
            Path out,
            long seed,
            String commit) {}

    /// Throws [Unreadable].
    public static void run(Order order, PrintWriter out, PrintWriter err) {
        new Fit(line -> say(err, line)).run(order, out);
    }

    private static void say(PrintWriter err, String line) {
        err.println("sluice fit: " + line);
        err.flush();
    }

    private void run(Order order, PrintWriter out) {
        Known.apart(order.out(), order.rows());
        Known.apart(Artifact.card(order.out()), order.rows());
        Known.writable(order.out());
        Known.writable(Artifact.card(order.out()));
        Permit permit = order.permit() == null ? Permit.NONE : Permit.read(order.permit());
        Rows read = new Rows().read(order.rows());
        List<Row> rows = read.rows();
        progress.accept(rows.size() + " rows");
        if (order.ship()) {
            permit.require(read.places());
        }
        Artifact kept = kept(order, rows);
        Fitting fitting = new Fitting(recipe(order), Row.FOLDS);
        double[] scores = unseen(rows, fitting, kept);
        Weights bare = kept == null ? fitting.weights(rows) : kept.weights();
        Artifact fitted = Artifact.of(named(order.out(), bare, rows, scores, kept));
        Map<String, Double> figures = new TreeMap<>();
        if (order.ship()) {
            figures = new Transfer(rows, progress).apgr11();
        }
        Card card = new Card(fitted, order, kept, permit, read.inputs());
        write(order.out(), fitted.bytes());
        write(Artifact.card(order.out()), card.json(rows, scores, figures));
        out.println(order.out() + " " + fitted.version());
        out.flush();
    }

    static Recipe recipe(Order order) {
        return order.ship() ? Recipe.GENERAL : Recipe.OWN;
    }

    /// Whose weights the rows are too few to replace; null when they get their own.
    private @Nullable Artifact kept(Order order, List<Row> rows) {
        Path from = order.from();
        if (rows.size() < FEW) {
            return from == null && order.ship() ? null : Known.artifact(from);
        }
        if (from != null) {
            progress.accept(
                    "--from %s is not used: from %d rows on weights are the rows' alone"
                            .formatted(from, FEW));
        }
        return null;
    }

    private double[] unseen(List<Row> rows, Fitting fitting, @Nullable Artifact kept) {
        if (kept == null) {
            return fitting.unseen(rows, progress);
        }
        progress.accept(
                "fewer than %d rows: the weights of %s are kept, only base rates are fitted"
                        .formatted(FEW, kept.version()));
        return rows.stream().mapToDouble(row -> kept.score(row.features())).toArray();
    }

    private static Weights named(
            Path out, Weights bare, List<Row> rows, double[] scores, @Nullable Artifact kept) {
        double slope = kept == null ? Double.NaN : kept.calibration(Calibration.POOLED).a();
        return new Weights(
                name(out),
                bare.bias(),
                bare.marks(),
                bare.bucketScale(),
                bare.buckets(),
                new Calibrating(rows, scores).all(slope),
                quantiles(scores));
    }

    private static String name(Path out) {
        String file = out.getFileName().toString();
        return file.endsWith(".bin") ? file.substring(0, file.length() - 4) : file;
    }

    private static List<Double> quantiles(double... scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        List<Double> quantiles = new ArrayList<>(QUANTILES);
        for (int q = 0; q < QUANTILES; q++) {
            quantiles.add(sorted[(int) ((long) q * (sorted.length - 1) / (QUANTILES - 1))]);
        }
        return quantiles;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new Unreadable(file.toString(), "cannot be written");
        }
    }
}
