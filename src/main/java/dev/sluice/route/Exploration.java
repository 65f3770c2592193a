package dev.sluice.route;

import dev.sluice.complexity.Complexity;
import dev.sluice.team.Learning;
import dev.sluice.wire.Tier;

/// The exploration slice (routing-quality.md section 11): of the calls that the score decides, a
/// share that the team agreed to gets a tier drawn evenly, and how likely the drawn one was goes on
/// record, so that another policy can be judged by what happened. Wishes, rules, pins and filters
/// are never overruled.
///
/// @param lane the same, or the other tier
/// @param propensity 1 - rate / 2 of the tier that was chosen anyway, rate / 2 of the other
record Exploration(Lane lane, double propensity) {

    /// @param draw from [0, 1), evenly
    static Exploration of(Lane lane, Complexity how, Learning learning, double draw) {
        double rate = learning.rate(how.confident());
        if (rate == 0 || !decidedByScore(lane, how)) {
            return new Exploration(lane, 1);
        }
        if (draw >= rate / 2) {
            return new Exploration(lane, 1 - rate / 2);
        }
        Tier other = lane.tier() == Tier.FAST ? Tier.REASONING : Tier.FAST;
        String words = "explored: drawn at random instead of " + lane.tier().word();
        return new Exploration(new Lane(other, "explored", words, false), rate / 2);
    }

    /// A cap that leaves no room to reason is a filter.
    private static boolean decidedByScore(Lane lane, Complexity how) {
        return Tier.byScore(lane.reason()) && !lane.firm() && lane.tier() == how.tier();
    }
}
