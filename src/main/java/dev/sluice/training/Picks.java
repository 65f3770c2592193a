package dev.sluice.training;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Parts of rows and of the arrays that run beside them.
final class Picks {

    private Picks() {}

    /// Places of the rows that are meant.
    static int[] of(List<Row> rows, Predicate<Row> which) {
        return IntStream.range(0, rows.size()).filter(i -> which.test(rows.get(i))).toArray();
    }

    static List<Row> rows(List<Row> rows, int... places) {
        return IntStream.of(places).mapToObj(rows::get).toList();
    }

    static double[] numbers(double[] all, int... places) {
        return IntStream.of(places).mapToDouble(i -> all[i]).toArray();
    }

    static Curve curve(List<Row> rows, double[] scores, int... places) {
        return new Curve(
                numbers(scores, places),
                IntStream.of(places).mapToDouble(i -> rows.get(i).weak()).toArray(),
                IntStream.of(places).mapToDouble(i -> rows.get(i).strong()).toArray());
    }
}
