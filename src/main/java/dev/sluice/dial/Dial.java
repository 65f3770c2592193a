package dev.sluice.dial;

import dev.sluice.complexity.Scale;
import org.jspecify.annotations.Nullable;

/// One route's threshold, as it follows the traffic. Calls read and feed it in nanoseconds, from
/// any thread; it is turned on the thread of [Dials] alone.
public final class Dial {

    /// Of a call that names no route: hears nothing, changes nothing.
    public static final Dial NONE = new Dial(new Sketch(), "");

    /// Fewer recent scores say too little: the reference stands in (routing-quality.md 11: windows
    /// of 500 requests and more).
    static final int ENOUGH = 500;

    private final Sketch sketch;
    private final String estimator;
    private final Mean fast = new Mean();
    private final Mean reasoning = new Mean();
    private volatile @Nullable Solved solved;

    /// @param estimator whose scores the sketch holds
    Dial(Sketch sketch, String estimator) {
        this.sketch = sketch;
        this.estimator = estimator;
    }

    /// The scale to weigh by; the configured one where nothing is solved for it.
    public Scale scale(Scale configured) {
        Solved now = solved;
        return now != null && now.isFor(configured) ? now.inForce() : configured;
    }

    void saw(double probability) {
        if (probability >= 0 && this != NONE) {
            sketch.add(probability);
        }
    }

    /// A request of a tier was paid for.
    ///
    /// @param tier the word of it
    /// @param micros micro-dollars; negative when unknown
    public void paid(String tier, long micros) {
        if (micros >= 0 && this != NONE) {
            (tier.equals("fast") ? fast : reasoning).add(micros);
        }
    }

    /// Where the threshold comes from and what it gives, as a text for people. A millisecond.
    public String origin(Scale configured) {
        Solved now = solved;
        if (!configured.target().solved()) {
            return "configured";
        }
        String target = configured.target().kind().key();
        return now == null || !now.isFor(configured)
                ? "solved for " + target + " at load"
                : "solved for " + target + " on " + now.told();
    }

    /// The threshold in force; NaN before there is one.
    public double threshold() {
        Solved now = solved;
        return now == null ? Double.NaN : now.inForce().reasoningAbove();
    }

    /// The share of the recent scores, or of the reference, that goes to reasoning; NaN before
    /// anything is known.
    public double share() {
        Solved now = solved;
        return now == null ? Double.NaN : now.spread().above(now.inForce().cut());
    }

    /// How many recent scores speak.
    public double scores() {
        return sketch.scores();
    }

    String estimator() {
        return estimator;
    }

    Sketch sketch() {
        return sketch;
    }

    /// Takes in what came since and solves anew.
    void turn(Scale configured) {
        sketch.settle();
        fast.settle();
        reasoning.settle();
        Spread spread = spread(configured);
        Scale scale =
                Solver.solve(
                        configured,
                        spread,
                        fast.or(configured.target().fastMicros()),
                        reasoning.or(configured.target().reasoningMicros()));
        solved = new Solved(configured, scale, spread);
    }

    /// Again, for what is in force.
    void turn() {
        Solved now = solved;
        if (now != null) {
            turn(now.configured());
        }
    }

    /// The recent scores, or the reference where they are too few or another estimator's.
    Spread spread(Scale scale) {
        double known = sketch.scores();
        return known < ENOUGH || !scale.estimator().equals(estimator)
                ? Spread.reference(scale)
                : Spread.recorded(sketch.bins(), Math.round(known));
    }
}
