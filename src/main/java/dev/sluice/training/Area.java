package dev.sluice.training;

import java.util.Arrays;
import java.util.Comparator;

/// The chance that a row that needs the strong model outranks another one, ties counted half (Mann
/// and Whitney).
final class Area {

    private Area() {}

    /// NaN with one class only, and where a row has no score.
    static double under(double[] scores, boolean[] needs) {
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        double ranks = 0;
        double needing = 0;
        for (int i = 0; i < order.length; ) {
            int j = i;
            int some = 0;
            while (j < order.length && scores[order[j]] == scores[order[i]]) {
                some += needs[order[j++]] ? 1 : 0;
            }
            ranks += some * (i + 1 + j) / 2.0;
            needing += some;
            i = j;
        }
        double others = scores.length - needing;
        return needing == 0 || others == 0
                ? Double.NaN
                : (ranks - needing * (needing + 1) / 2) / (needing * others);
    }
}
