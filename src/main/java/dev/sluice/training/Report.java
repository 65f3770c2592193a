package dev.sluice.training;

import dev.sluice.training.Table.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The figures as one HTML file without scripts, that a browser opens from disk.
final class Report {

    static final String FILE = "report.html";

    private static final String STYLE =
            """
            body{font:15px/1.45 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem;color:#1c2733}
            table{border-collapse:collapse;margin:.6rem 0;font-size:13px}td,th{padding:.15rem .6rem;text-align:right}
            th{border-bottom:1px solid #889}td:first-child,th:first-child{text-align:left}
            .charts{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;width:320px}
            svg{width:320px;font-size:10px;fill:#345}.frame{fill:none;stroke:#bcc}
            polyline{fill:none;stroke-width:1.6}.own{stroke:#0a6ebd;fill:none}.length{stroke:#999;fill:none}
            .fair{stroke:#ccc;stroke-dasharray:4 3;fill:none}circle.own{fill:#0a6ebd}
            """;

    private final Table table;
    private final StringBuilder html = new StringBuilder();

    Report(Table table) {
        this.table = table;
    }

    /// Before the work that the report is of. Throws [Unreadable] when it cannot be written there.
    static void into(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Unreadable(folder.toString(), "is no folder that can be made");
        }
        Known.writable(folder.resolve(FILE));
        Known.writable(folder.resolve(Figures.FILE));
    }

    /// Throws [Unreadable] when the folder cannot be written.
    void write(Path folder) {
        html.append("<!doctype html><meta charset=utf-8><title>Complexity routing</title><style>");
        html.append(STYLE).append("</style><h1>Complexity routing, measured</h1>");
        html.append(
                "<p>Artifact <code>%s</code>, %d rows, %d folds, seed %d. APGR11 is the mean share of the gap between the models that is recovered over all shares of strong traffic: 0.5 is chance. Intervals are 95 %%, by %d bootstrap rounds; the leads are paired. ECE is over %d bins of equal count.</p>"
                        .formatted(
                                table.artifact,
                                table.rows.size(),
                                table.order.folds(),
                                table.order.seed(),
                                Bootstrap.ROUNDS,
                                Reliability.BINS));
        html.append(
                "<p><b>artifact</b>: as it stands, also on rows it may have been fitted to. <b>artifact, unseen</b>: the shipped one, and for the sources it was fitted to its recipe, judged on the fold left out. <b>own fit</b>: fitted to the source, judged on the fold left out; from fewer than 200 rows, as <code>fit</code> does it: the shipped weights with the source's base rate. <b>one for all</b>: the same over all sources. <b>left out</b>: fitted and calibrated to all sources but this one.</p>");
        html.append("<p>Mean of the sources' APGR11:");
        for (int way = 0; way < table.ways.size(); way++) {
            String mean = Table.number(table.macro(way));
            html.append(" %s %s;".formatted(table.ways.get(way).name(), mean));
        }
        for (int part = 0; part < table.parts.size(); part++) {
            section(part);
        }
        try {
            Files.writeString(folder.resolve(FILE), html);
            Files.write(folder.resolve(Figures.FILE), new Figures(table).json());
        } catch (IOException e) {
            throw new Unreadable(folder.toString(), "cannot be written");
        }
    }

    private void section(int part) {
        int n = table.parts.get(part).places().length;
        html.append("<h2>%s</h2><p>n = %d</p>".formatted(table.parts.get(part).name(), n));
        html.append(
                "<table><tr><th>way<th>APGR<th>APGR11<th>95 %<th>lead over length, 95 %<th>lead over keyword, 95 %<th>CPT50<th>CPT80<th>AUC<th>ECE<th>floor<th>Brier<th>log loss");
        html.append(
                "<th>from %s on: share, 95 %%<th>quality, 95 %%<th>PGR, 95 %%<th>missed, 95 %%<th>wasted, 95 %%"
                        .formatted(table.order.threshold()));
        for (int way = 0; way < table.ways.size(); way++) {
            row(table.ways.get(way).name(), table.cell(part, way));
            at(table.at(part, way));
        }
        html.append("</table><div class=charts>");
        for (int way = 0; way < table.ways.size(); way++) {
            if (table.ways.get(way).told() != null) {
                charts(
                        table.ways.get(way).name(),
                        table.cell(part, way),
                        table.cell(part, 1).curve());
            }
        }
        html.append("</div>");
    }

    private void row(String name, Cell cell) {
        html.append("<tr><td>").append(name);
        number(cell.apgr());
        number(cell.apgr11());
        if (cell.intervals() == null || cell.reliability() == null) {
            html.append("<td><td><td>");
        } else {
            interval(cell.intervals().own());
            interval(cell.intervals().aboveLength());
            interval(cell.intervals().aboveKeyword());
        }
        number(cell.cpt50());
        number(cell.cpt80());
        number(cell.auc());
        if (cell.reliability() != null) {
            number(cell.reliability().ece());
            number(cell.reliability().floor());
            number(cell.reliability().brier());
            number(cell.reliability().logLoss());
        }
    }

    private void at(@Nullable OperatingPoint here) {
        if (here != null) {
            OperatingPoint.Band band = here.band();
            within(here.at().share(), band.share());
            within(here.at().quality(), band.quality());
            within(here.at().pgr(), band.pgr());
            within(here.at().missed(), band.missed());
            within(here.at().wasted(), band.wasted());
        }
    }

    private void within(double value, Bootstrap.Interval of) {
        number(value);
        html.append("<br>").append(of.text("%.3f to %.3f"));
    }

    private void number(double value) {
        html.append("<td>").append(Table.number(value));
    }

    private void interval(Bootstrap.Interval of) {
        html.append("<td>").append(of.text("%.3f to %.3f"));
    }

    private void charts(String name, Cell cell, Curve length) {
        double[] shares = new double[51];
        Arrays.setAll(shares, i -> i / 50.0);
        double[] own = Arrays.stream(shares).map(cell.curve()::quality).toArray();
        double[] plain = Arrays.stream(shares).map(length::quality).toArray();
        double low =
                Math.min(Arrays.stream(own).min().orElse(0), Arrays.stream(plain).min().orElse(0));
        double high =
                Math.max(Arrays.stream(own).max().orElse(1), Arrays.stream(plain).max().orElse(1));
        double room = high > low ? 0 : 0.01;
        Chart quality =
                new Chart("share sent to the strong model", "quality", low - room, high + room);
        quality.line("fair", new double[] {0, 1}, new double[] {own[0], own[50]});
        figure(
                name + ": cost and quality; grey is length",
                quality.line("length", shares, plain).line("own", shares, own));
        Reliability told = cell.reliability();
        if (told == null) {
            return;
        }
        double most =
                told.bins().stream()
                        .mapToDouble(bin -> Math.max(bin.said(), bin.high()))
                        .max()
                        .orElse(1);
        Chart fair = new Chart(String.format(Locale.ROOT, "said / %.2f", most), "seen", 0, most);
        fair.line("fair", new double[] {0, 1}, new double[] {0, most});
        told.bins()
                .forEach(bin ->
                        fair.dot("own", bin.said() / most, bin.seen(), bin.low(), bin.high()));
        figure(name + ": reliability, 95 % Wilson intervals" + told.table(), fair);
    }

    private void figure(String caption, Chart chart) {
        html.append(
                "<figure>%s<figcaption>%s</figcaption></figure>".formatted(chart.svg(), caption));
    }
}
