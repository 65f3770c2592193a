package dev.sluice.training;

import dev.sluice.training.Bootstrap.Interval;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// What one threshold gives on rows, and how far each figure may be chance (routing-quality.md 1
/// and 5.3).
///
/// @param band 95 % intervals, in the order of the figures
record OperatingPoint(At at, Band band) {

    /// As shares of the rows.
    ///
    /// @param share sent to the strong model
    /// @param pgr of the gap recovered; NaN when there is none
    /// @param missed needed the strong model and stayed
    /// @param wasted were sent although the weak model was right
    record At(double share, double quality, double pgr, double missed, double wasted) {}

    record Band(Interval share, Interval quality, Interval pgr, Interval missed, Interval wasted) {}

    /// @param told probabilities that a row needs the strong model
    /// @param weak outcomes of the weak model, row by row
    static OperatingPoint of(
            double threshold, double[] told, double[] weak, double[] strong, long seed) {
        int[] once = new int[told.length];
        Arrays.fill(once, 1);
        At[] rounds = new At[Bootstrap.ROUNDS];
        Bootstrap.resample(
                told.length,
                seed,
                (times, round) -> rounds[round] = at(threshold, told, weak, strong, times));
        Band band =
                new Band(
                        interval(rounds, At::share),
                        interval(rounds, At::quality),
                        interval(rounds, At::pgr),
                        interval(rounds, At::missed),
                        interval(rounds, At::wasted));
        return new OperatingPoint(at(threshold, told, weak, strong, once), band);
    }

    @Override
    public String toString() {
        return "share "
                + text(at.share, band.share)
                + ", quality "
                + text(at.quality, band.quality)
                + ", PGR "
                + text(at.pgr, band.pgr)
                + ", missed "
                + text(at.missed, band.missed)
                + ", wasted "
                + text(at.wasted, band.wasted);
    }

    private static String text(double value, Interval of) {
        return "%s [%s]".formatted(Table.number(value), of.text("%.3f %.3f"));
    }

    private static Interval interval(At[] rounds, ToDoubleFunction<At> figure) {
        return Bootstrap.interval(Arrays.stream(rounds).mapToDouble(figure).toArray());
    }

    /// When row `i` counts `times[i]` times.
    private static At at(
            double threshold, double[] told, double[] weak, double[] strong, int[] times) {
        double[] sums = new double[6];
        double n = 0;
        for (int i = 0; i < told.length; i++) {
            boolean up = told[i] >= threshold;
            n += times[i];
            sums[0] += up ? times[i] : 0;
            sums[1] += times[i] * (up ? strong[i] : weak[i]);
            sums[2] += !up && weak[i] < 0.5 && strong[i] >= 0.5 ? times[i] : 0;
            sums[3] += up && weak[i] >= 0.5 ? times[i] : 0;
            sums[4] += times[i] * weak[i];
            sums[5] += times[i] * strong[i];
        }
        double gap = sums[5] - sums[4];
        double pgr = gap == 0 ? Double.NaN : (sums[1] - sums[4]) / gap;
        return new At(sums[0] / n, sums[1] / n, pgr, sums[2] / n, sums[3] / n);
    }
}
