package dev.sluice.decisions;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
import dev.sluice.complexity.Features;
import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Slot;
import dev.sluice.complexity.Target;
import dev.sluice.complexity.Weights;
import dev.sluice.decisions.DecisionRecord.Weighed;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One window of a route's score-decided requests, against the scores that the weights were fitted
/// to; of one pair among several, whose scores stand together there, against its own first window.
final class Window {

    /// A population stability index above it counts as another population (routing-quality.md 11).
    static final double SHIFTED = 0.2;

    private static final int BINS = 10;

    /// Two in a hundred lie outside a 1-99 % range by definition; five times as many are strangers.
    private static final double STRANGE = 0.1;

    /// A slot's bounds lie four deviations from its mean; 98 of 100 values lie within 2.33 of them.
    private static final double USUAL = 2.33 / 4;

    /// A share may be off by five points, or three standard errors (routing-quality.md 11).
    private static final double POINTS = 0.05;

    private static final double SIGMAS = 3;

    /// Fewer requests expected in a tier prove nothing when none came.
    private static final int EXPECTED = 20;

    /// Its pair, and all rows together.
    private static final int OF_ONE_SOURCE = 2;

    private final @Nullable Window first;
    private final double[] scores = new double[Drift.WINDOW];
    private final int[] bins = new int[BINS];
    private double[] quantiles = {};
    private @Nullable Artifact artifact;
    private @Nullable Calibration calibration;
    private double cut;
    private int requests;
    private int scored;
    private int fast;
    private int reasoning;
    private int failures;
    private int contested;
    private int escalated;
    private int cutEmpty;
    private int unlike;
    private long characters;
    private int measured;
    private Target target = Target.NONE;

    /// @param first the route's first window; null when this is it
    Window(@Nullable Window first) {
        this.first = first;
    }

    /// Whether both were read by the same weights under the same calibration.
    boolean readsLike(Window other) {
        return artifact == other.artifact && Objects.equals(calibration, other.calibration);
    }

    void add(DecisionRecord call, Scale scale) {
        requests++;
        reference(scale);
        double probability = call.weighed().probability();
        if (Double.isNaN(probability)) {
            failures++;
        } else {
            scores[scored++] = probability;
            bins[bin(probability)]++;
        }
        fast += call.routed().tier().equals("fast") ? 1 : 0;
        reasoning += call.routed().tier().equals("reasoning") ? 1 : 0;
        unlike += unlike(call.weighed()) ? 1 : 0;
        measure(call.weighed().seen().features());
        target = scale.target();
        escalated += call.ended().escalated().isEmpty() ? 0 : 1;
        cutEmpty += call.ended().cutEmpty() ? 1 : 0;
    }

    private void measure(@Nullable Features features) {
        measured += features == null ? 0 : 1;
        characters += features == null ? 0 : features.slots()[Slot.CHARACTERS.ordinal()];
    }

    /// Not confident although far from the threshold: the request is unlike the fit.
    private static boolean unlike(Weighed said) {
        return !said.confident() && Math.abs(said.probability() - said.threshold()) >= said.band();
    }

    /// A reload may change it within a window; the last one counts.
    private void reference(Scale scale) {
        cut = scale.cut();
        if (artifact != scale.artifact() || !scale.calibration().equals(calibration)) {
            artifact = scale.artifact();
            calibration = scale.calibration();
            boolean pooled = calibration.pair().equals(Calibration.POOLED);
            boolean whole = pooled || artifact.pairs().size() <= OF_ONE_SOURCE;
            quantiles = whole ? artifact.quantiles(calibration) : own();
        }
    }

    /// Nothing in the first window.
    private double[] own() {
        return first != null && readsLike(first)
                ? Arrays.stream(first.scores, 0, first.scored).sorted().toArray()
                : new double[0];
    }

    private int bin(double probability) {
        int bin = 0;
        while (bin < BINS - 1 && probability > quantile((bin + 1.0) / BINS)) {
            bin++;
        }
        return bin;
    }

    private double quantile(double share) {
        int at = (int) Math.round(share * (quantiles.length - 1));
        return quantiles.length == 0 ? 1 : quantiles[at];
    }

    void contested() {
        contested++;
    }

    int requests() {
        return requests;
    }

    int failures() {
        return failures;
    }

    double contestedRate() {
        return (double) contested / requests;
    }

    double escalatedRate() {
        return (double) escalated / requests;
    }

    double cutEmptyRate() {
        return (double) cutEmpty / requests;
    }

    /// The population stability index over bins that held a tenth each; an empty one counts as half
    /// a request.
    double shift() {
        double sum = 0;
        for (int count : bins) {
            double share = Math.max(count, 0.5) / Math.max(scored, 1);
            sum += (share - 1.0 / BINS) * StrictMath.log(share * BINS);
        }
        return scored == 0 || quantiles.length == 0 ? 0 : sum;
    }

    /// Whether a tier got nothing where the reference expects something.
    boolean silentTier() {
        double above = Arrays.stream(quantiles).filter(q -> q > cut).count();
        double expected = above / Math.max(1, quantiles.length) * requests;
        return reasoning == 0 && expected >= EXPECTED
                || fast == 0 && requests - expected >= EXPECTED;
    }

    /// Whether the reasoning tier gets another share than the route aims at.
    boolean offTarget() {
        if (target.kind() != Target.Kind.SHARE) {
            return false;
        }
        double aim = target.value();
        double error = Math.sqrt(aim * (1 - aim) / requests);
        double off = Math.abs((double) reasoning / requests - aim);
        return off > Math.max(POINTS, SIGMAS * error);
    }

    /// Whether too many requests are unlike what the weights were fitted to, or all of them
    /// together are of another length.
    boolean strange() {
        return unlike > STRANGE * requests
                || measured > 0 && artifact != null && lengthOff(artifact);
    }

    private boolean lengthOff(Artifact fitted) {
        Weights.Marks marks = fitted.weights().marks();
        int at = Slot.CHARACTERS.ordinal();
        double off = (double) characters / measured - marks.usual()[at];
        double end = off < 0 ? marks.low()[at] : marks.high()[at];
        return Math.abs(off) > USUAL * Math.abs(end - marks.usual()[at]);
    }
}
