package dev.sluice.training;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way of ranking all rows.
///
/// @param runs scores, row by row; several where one draw would say too little
/// @param told probabilities, row by row; null for a way that states none
record Way(String name, List<double[]> runs, double @Nullable [] told) {

    /// Null for a way that states no probability.
    @Nullable OperatingPoint at(double threshold, long seed, List<Row> rows, int... places) {
        if (told == null) {
            return null;
        }
        List<Row> some = Picks.rows(rows, places);
        return OperatingPoint.of(
                threshold,
                Picks.numbers(told, places),
                some.stream().mapToDouble(Row::weak).toArray(),
                some.stream().mapToDouble(Row::strong).toArray(),
                seed);
    }

    static Way random(double[]... runs) {
        return new Way("random", List.of(runs), null);
    }

    static Way plain(String name, double... scores) {
        return new Way(name, List.<double[]>of(scores), null);
    }

    /// @param scores rank the rows of one source
    /// @param told rank rows of several, each by its own calibration
    static Way told(String name, double[] scores, double[] told) {
        return new Way(name, List.<double[]>of(scores), told);
    }

    /// The same ranked by what it says, for rows of several sources.
    Way pooled() {
        return told == null ? this : new Way(name, List.<double[]>of(told), told);
    }

    /// The curve of some rows; of the first run where there are several.
    Curve curve(List<Row> rows, int... places) {
        return Picks.curve(rows, runs.getFirst(), places);
    }

    /// The mean over the runs of a figure of some rows.
    double mean(List<Row> rows, int[] places, java.util.function.ToDoubleFunction<Curve> figure) {
        return runs.stream()
                .map(scores -> Picks.curve(rows, scores, places))
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    double auc(List<Row> rows, int... places) {
        boolean[] needs = new boolean[places.length];
        for (int i = 0; i < needs.length; i++) {
            needs[i] = rows.get(places[i]).needs();
        }
        return runs.stream()
                .mapToDouble(scores -> Area.under(Picks.numbers(scores, places), needs))
                .average()
                .orElse(Double.NaN);
    }

    @Nullable Reliability reliability(List<Row> rows, int... places) {
        if (told == null) {
            return null;
        }
        boolean[] needs = new boolean[places.length];
        for (int i = 0; i < needs.length; i++) {
            needs[i] = rows.get(places[i]).needs();
        }
        return Reliability.of(Arrays.stream(places).mapToDouble(i -> told[i]).toArray(), needs);
    }
}
