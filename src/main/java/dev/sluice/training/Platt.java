package dev.sluice.training;

import dev.sluice.complexity.Calibration;

/// Fits `p = 1 / (1 + exp(-(a z + c)))` to scores of rows that were not used for the weights
/// (routing-quality.md 5.3), with the two targets Platt smooths against certainty.
final class Platt {

    /// Below so many rows the slope is kept and only the base rate is fitted.
    static final int FEW = 200;

    /// The flattest slope: a source whose scores tell nothing still has an order.
    private static final double FLAT = 1e-3;

    private static final int STEPS = 100;

    private final double[] scores;
    private final double[] targets;

    Platt(double[] scores, boolean[] needs) {
        this.scores = scores;
        int needing = 0;
        for (boolean one : needs) {
            needing += one ? 1 : 0;
        }
        double yes = (needing + 1.0) / (needing + 2.0);
        double no = 1.0 / (needs.length - needing + 2.0);
        targets = new double[needs.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = needs[i] ? yes : no;
        }
    }

    /// @param slope kept when rows are few
    Calibration fit(String pair, double slope) {
        boolean few = scores.length < FEW;
        double[] found = newton(few ? slope : 1, !few);
        boolean flat = !few && !(found[0] > FLAT);
        double[] line = flat ? newton(FLAT, false) : found;
        return new Calibration(pair, line[0], line[1], scores.length);
    }

    /// Newton's method on the log loss; convex in both numbers.
    private double[] newton(double slope, boolean both) {
        double a = slope;
        double c = 0;
        for (int step = 0; step < STEPS; step++) {
            double ga = 0;
            double gc = 0;
            double aa = 1e-9;
            double ac = 0;
            double cc = 1e-9;
            for (int i = 0; i < scores.length; i++) {
                double p = 1 / (1 + StrictMath.exp(-(a * scores[i] + c)));
                double off = p - targets[i];
                double curve = p * (1 - p);
                ga += off * scores[i];
                gc += off;
                aa += curve * scores[i] * scores[i];
                ac += curve * scores[i];
                cc += curve;
            }
            double det = aa * cc - ac * ac;
            double da = both ? (cc * ga - ac * gc) / det : 0;
            double dc = both ? (aa * gc - ac * ga) / det : gc / cc;
            double size = Math.min(1, 5 / (Math.abs(da) + Math.abs(dc) + 1e-12));
            a -= size * da;
            c -= size * dc;
            if (Math.abs(da) + Math.abs(dc) < 1e-10) {
                break;
            }
        }
        return new double[] {a, c};
    }
}
