package dev.sluice.replay;

import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Estimate;
import dev.sluice.complexity.Features;
import dev.sluice.complexity.Judge;
import dev.sluice.complexity.Reading;
import dev.sluice.complexity.Scale;
import dev.sluice.decisions.DecisionLog;
import dev.sluice.decisions.DecisionRecord.Weighed;
import dev.sluice.decisions.Seal;
import dev.sluice.wire.Tier;

/// Weighs a recorded call again: the probability is the recorded one while the same weights and
/// calibration are in force, else its features are scored anew.
record Weighing(Seal seal) {

    Complexity weigh(Weighed was, Scale scale) {
        if (Double.isNaN(was.probability())) {
            return new Complexity(Double.NaN, Tier.FAST, was.language(), true, was.reasons(), null);
        }
        double gap = Math.abs(was.probability() - was.threshold());
        boolean unlike = !was.confident() && gap >= was.band();
        double now = probability(was, scale);
        Complexity said =
                Judge.read(new Estimate(now, was.language(), was.reasons(), unlike, null), scale);
        return was.reasons().contains(Judge.STUCK) ? said.up(Judge.STUCK) : said;
    }

    /// NaN when nothing was weighed.
    double probability(Weighed was, Scale scale) {
        Features features = was.seen().features();
        if (was.artifact().equals(scale.estimator())
                || features == null
                || Double.isNaN(was.probability())) {
            return was.probability();
        }
        if (features.slots().length != Reading.SLOTS) {
            throw new DecisionLog.Unlike(
                    "has %d feature slots where version %d has %d: the line was changed; leave it out"
                            .formatted(features.slots().length, Features.VERSION, Reading.SLOTS));
        }
        return scale.artifact().probability(seal.open(features), scale.calibration());
    }
}
