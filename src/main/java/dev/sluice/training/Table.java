package dev.sluice.training;

import dev.sluice.training.Bootstrap.Intervals;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Every figure by source and by way of ranking, worked out once for the text and the report.
final class Table {

    static final String POOLED = "all, pooled";

    /// Rows that are judged together.
    record Part(String name, int[] places) {}

    /// One way on one part. Numbers that are not defined are NaN.
    ///
    /// @param intervals of APGR11 and of its leads; null for what states no probability
    record Cell(
            double apgr,
            double apgr11,
            double cpt50,
            double cpt80,
            double auc,
            Curve curve,
            @Nullable Intervals intervals,
            @Nullable Reliability reliability) {}

    final String artifact;
    final Evaluation.Order order;
    final List<Row> rows;
    final List<Part> parts;
    final List<Way> ways;
    private final List<List<Cell>> cells = new ArrayList<>();

    Table(
            String artifact,
            Evaluation.Order order,
            List<Row> rows,
            List<Part> parts,
            List<Way> ways) {
        this.artifact = artifact;
        this.order = order;
        this.rows = rows;
        this.parts = parts;
        this.ways = ways;
        for (Part part : parts) {
            cells.add(ways.stream().map(way -> cell(part, way)).toList());
        }
    }

    Cell cell(int part, int way) {
        return cells.get(part).get(way);
    }

    private Cell cell(Part part, Way each) {
        Way way = part.name().equals(POOLED) ? each.pooled() : each;
        int[] places = part.places();
        return new Cell(
                way.mean(rows, places, Curve::apgr),
                way.mean(rows, places, Curve::apgr11),
                way.mean(rows, places, curve -> curve.share(0.5)),
                way.mean(rows, places, curve -> curve.share(0.8)),
                way.auc(rows, places),
                way.curve(rows, places),
                way.told() == null ? null : intervals(way, places),
                way.reliability(rows, places));
    }

    /// What the order's threshold gives; null for a way that states no probability.
    @Nullable OperatingPoint at(int part, int way) {
        int[] places = parts.get(part).places();
        return ways.get(way).at(order.threshold(), order.seed(), rows, places);
    }

    private Intervals intervals(Way way, int... places) {
        List<Row> some = Picks.rows(rows, places);
        double[] weak = some.stream().mapToDouble(Row::weak).toArray();
        double[] strong = some.stream().mapToDouble(Row::strong).toArray();
        double[] length = some.stream().mapToDouble(Row::length).toArray();
        double[] keywords = some.stream().mapToDouble(Row::keywords).toArray();
        return Bootstrap.of(
                new Ranking(Picks.numbers(way.runs().getFirst(), places), weak, strong),
                new Ranking(length, weak, strong),
                new Ranking(keywords, weak, strong),
                places.length,
                order.seed());
    }

    /// The plain mean over sources of APGR11.
    double macro(int way) {
        double sum = 0;
        int count = 0;
        for (int p = 0; p < parts.size(); p++) {
            double value = cell(p, way).apgr11();
            if (!parts.get(p).name().equals(POOLED) && !Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "artifact %s, %d rows, %d folds, seed %d; APGR11, 95 %% interval of the lead over length%n",
                artifact,
                rows.size(),
                order.folds(),
                order.seed());
        out.printf(Locale.ROOT, "%-24s%6s", "source", "n");
        ways.forEach(
                way -> out.printf("%s%s", " ".repeat(way.told() == null ? 1 : 2), column(way)));
        out.println();
        for (int p = 0; p < parts.size(); p++) {
            out.printf(Locale.ROOT, "%-24s%6d", parts.get(p).name(), parts.get(p).places().length);
            for (int w = 0; w < ways.size(); w++) {
                out.print(text(cell(p, w)));
            }
            out.println();
        }
        out.printf(Locale.ROOT, "%-30s", "macro");
        for (int w = 0; w < ways.size(); w++) {
            boolean plain = ways.get(w).told() == null;
            out.printf(plain ? " %8s" : "  %6s" + " ".repeat(26), number(macro(w)));
        }
        out.println();
        leads(out);
        settings(out);
    }

    /// The operating point that an operator lives with.
    private void settings(PrintWriter out) {
        int last = parts.size() - 1;
        for (int w = 0; w < ways.size(); w++) {
            OperatingPoint here = at(last, w);
            if (here != null) {
                out.printf(
                        Locale.ROOT,
                        "%s, %s: from %.2f on %s%n",
                        parts.get(last).name(),
                        ways.get(w).name(),
                        order.threshold(),
                        here);
            }
        }
    }

    /// What a claim rests on (routing-quality.md 10): below 0, a way is not shown to be better.
    private void leads(PrintWriter out) {
        int last = parts.size() - 1;
        for (int w = 0; w < ways.size(); w++) {
            Intervals of = cell(last, w).intervals();
            if (of != null) {
                out.printf(
                        Locale.ROOT,
                        "%s, %s: %s, lead over length %s, over keyword %s%n",
                        parts.get(last).name(),
                        ways.get(w).name(),
                        of.own().text("%.3f to %.3f"),
                        of.aboveLength().text("%+.3f to %+.3f"),
                        of.aboveKeyword().text("%+.3f to %+.3f"));
            }
        }
    }

    private static String column(Way way) {
        return way.told() == null
                ? "%8s".formatted(way.name())
                : "%-32s".formatted(way.name() + "  (lead, ECE/floor)");
    }

    private static String text(Cell cell) {
        if (cell.intervals() == null || cell.reliability() == null) {
            return " %8s".formatted(number(cell.apgr11()));
        }
        return String.format(
                Locale.ROOT,
                "  %6s [%s] %.3f/%.3f",
                number(cell.apgr11()),
                cell.intervals().aboveLength().text("%+.3f %+.3f"),
                cell.reliability().ece(),
                cell.reliability().floor());
    }

    /// A dash where it is not defined.
    static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
