package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `evaluate`: what an artifact and the recipe behind it do on rows, beside what needs no estimator
/// at all (routing-quality.md 1 and 3).
public final class Evaluation {

    private final Order order;
    private final Artifact artifact;
    private final Rows read;
    private final List<Row> rows;
    private final Consumer<String> progress;

    private Evaluation(Order order, Consumer<String> progress) {
        this.order = order;
        this.progress = progress;
        artifact = Known.artifact(order.artifact());
        read = new Rows().read(order.rows());
        rows = read.rows();
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
        if (order.report() != null) {
            Report.into(order.report());
        }
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
        out.print(evaluation.seen());
        out.flush();
        if (order.report() != null) {
            new Report(table).write(order.report());
            out.println("report: " + order.report().resolve(Report.FILE));
            out.flush();
        }
    }

    /// A line that says where the artifact is judged on what it was fitted to; empty where it is
    /// not.
    private String seen() {
        String card = Known.card(order.artifact());
        String files =
                read.inputs().stream()
                        .filter(input -> card.contains(input.sha256()))
                        .map(Rows.Input::name)
                        .collect(Collectors.joining(", "));
        return files.isEmpty()
                ? ""
                : "artifact: it was fitted to %s; its figures on those rows say nothing of others%n"
                        .formatted(files);
    }

    /// Sources by name, then all rows together.
    private List<Table.Part> places() {
        List<Table.Part> parts = new ArrayList<>();
        for (String source : Ways.sources(rows)) {
            parts.add(new Table.Part(source, Picks.of(rows, row -> row.source().equals(source))));
        }
        if (parts.size() > 1) {
            parts.add(new Table.Part(Table.POOLED, Picks.of(rows, _ -> true)));
        }
        return parts;
    }

    private List<Way> ways() {
        return new Ways(order, artifact, rows, progress).all();
    }
}
