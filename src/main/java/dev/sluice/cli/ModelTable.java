package dev.sluice.cli;

import dev.sluice.catalog.Price;
import dev.sluice.catalog.Sheet;
import dev.sluice.catalog.Sheet.Precision;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rows of the catalog as columns of text, as wide as their longest value.
///
/// @param precision of the column of memory
record ModelTable(Precision precision) {

    private static final String UNKNOWN = "-";
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    void print(List<Sheet> rows, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                List.of(
                        "ID",
                        "VENDOR",
                        "KIND",
                        "OPENNESS",
                        "LICENCE",
                        "PARAMS",
                        memory(),
                        "WINDOW",
                        "TOOLS",
                        "USD/M IN",
                        "OUT",
                        "READ"));
        rows.forEach(row -> lines.add(cells(row)));
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        lines.forEach(line -> out.println(padded(line, widths)));
    }

    private String memory() {
        return "GB AT " + precision;
    }

    private List<String> cells(Sheet row) {
        Price price = row.price();
        BigDecimal memory = row.gigabytes(precision);
        Boolean tools = row.card().tools();
        return List.of(
                row.id(),
                row.vendor(),
                row.remarks().refusal().isEmpty() ? kinds(row) : kinds(row) + " (not servable)",
                row.card().openness().word(),
                or(row.card().licence()),
                billions(row),
                memory == null ? UNKNOWN : memory.toPlainString(),
                row.card().window() == 0 ? UNKNOWN : Integer.toString(row.card().window()),
                tools == null ? UNKNOWN : tools ? "yes" : "no",
                price == null ? UNKNOWN : Price.usd(price.input()).toPlainString(),
                price == null ? UNKNOWN : Price.usd(price.output()).toPlainString(),
                price == null ? UNKNOWN : price.listed());
    }

    private static String kinds(Sheet row) {
        return row.card().kinds().isEmpty()
                ? UNKNOWN
                : String.join(
                        "+",
                        row.card().kinds().stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    /// `30.5B-A3.3B` of a mixture of experts.
    private static String billions(Sheet row) {
        long all = row.size().parameters();
        long active = row.size().active();
        return all == 0
                ? UNKNOWN
                : active == 0 ? rounded(all) : rounded(all) + "-A" + rounded(active);
    }

    private static String rounded(long parameters) {
        return BigDecimal.valueOf(parameters)
                        .divide(BILLION, 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "B";
    }

    private static String or(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    private static String padded(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).repeat(" ", widths[i] - cells.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
