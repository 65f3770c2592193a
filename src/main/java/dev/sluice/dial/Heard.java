package dev.sluice.dial;

import dev.sluice.wire.Tier;

/// What a dial hears of one call once its tier is known.
///
/// @param score the first one, before any second opinion; NaN is none
public record Heard(Dial dial, double score) {

    public static final Heard NOTHING = new Heard(Dial.NONE, Double.NaN);

    /// A threshold is solved on the scores it governs: where a wish, a rule or the conversation
    /// chose the tier, the score would count for a request that no threshold can move.
    ///
    /// @param reason of the decision
    public void decided(String reason) {
        if (Tier.byScore(reason)) {
            dial.saw(score);
        }
    }
}
