package dev.sluice.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Whether stated probabilities are true (routing-quality.md 1): bins of equal count, since scores
/// crowd.
///
/// @param ece mean distance between what was said and what was so
/// @param floor what a perfect model would still show at this size
/// @param brier mean squared distance
/// @param logLoss mean surprise
record Reliability(List<Bin> bins, double ece, double floor, double brier, double logLoss) {

    static final int BINS = 10;

    private static final double Z95 = 1.959963984540054;

    /// @param said mean probability
    /// @param seen share of rows that needed the strong model
    /// @param low 95 % Wilson interval of it, with `high`
    record Bin(int rows, double said, double seen, double low, double high) {}

    static Reliability of(double[] told, boolean[] needs) {
        int n = told.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> told[i]));
        List<Bin> bins = new ArrayList<>();
        double ece = 0;
        for (int b = 0; b < BINS; b++) {
            int from = (int) ((long) b * n / BINS);
            int to = (int) ((long) (b + 1) * n / BINS);
            if (to > from) {
                Bin bin = bin(told, needs, Arrays.copyOfRange(order, from, to));
                bins.add(bin);
                ece += (double) bin.rows() / n * Math.abs(bin.said() - bin.seen());
            }
        }
        double needing = 0;
        double brier = 0;
        double loss = 0;
        for (int i = 0; i < n; i++) {
            double y = needs[i] ? 1 : 0;
            needing += y / n;
            brier += (told[i] - y) * (told[i] - y) / n;
            loss -= Math.log(Math.max(1e-15, needs[i] ? told[i] : 1 - told[i])) / n;
        }
        double floor = 0.8 * Math.sqrt(needing * (1 - needing) * BINS / n);
        return new Reliability(bins, ece, floor, brier, loss);
    }

    /// The bins as an HTML table: what was said, what was seen of how many, and its interval.
    String table() {
        StringBuilder html = new StringBuilder("<table><tr><th>said<th>seen<th>interval<th>n");
        for (Bin bin : bins) {
            html.append(
                    String.format(
                            Locale.ROOT,
                            "<tr><td>%.3f<td>%.3f<td>%.3f to %.3f<td>%d",
                            bin.said(),
                            bin.seen(),
                            bin.low(),
                            bin.high(),
                            bin.rows()));
        }
        return html.append("</table>").toString();
    }

    private static Bin bin(double[] told, boolean[] needs, Integer... rows) {
        double n = rows.length;
        double said = 0;
        double seen = 0;
        for (int row : rows) {
            said += told[row] / n;
            seen += needs[row] ? 1 / n : 0;
        }
        double middle = seen + Z95 * Z95 / (2 * n);
        double reach = Z95 * Math.sqrt(seen * (1 - seen) / n + Z95 * Z95 / (4 * n * n));
        double by = 1 + Z95 * Z95 / n;
        return new Bin(rows.length, said, seen, (middle - reach) / by, (middle + reach) / by);
    }
}
