package dev.sluice.replay;

import java.util.List;

/// What a policy would change (routing-quality.md section 11).
///
/// @param shares per tier, by name
/// @param idleRules rules that took no part, and why
/// @param silentTiers tiers of a route that nothing reached
/// @param estimates of the share of accepted answers; empty when nothing was explored
public record Comparison(
        Covered covered,
        List<Share> shares,
        Change costMicros,
        Change tailMillis,
        Flipped flipped,
        List<String> idleRules,
        List<String> silentTiers,
        List<Estimate> estimates) {

    public Comparison {
        shares = List.copyOf(shares);
        idleRules = List.copyOf(idleRules);
        silentTiers = List.copyOf(silentTiers);
        estimates = List.copyOf(estimates);
    }

    public long records() {
        return covered.records();
    }

    /// Which calls were replayed: a log holds what was recorded since it was begun, and memory the
    /// newest of that.
    ///
    /// @param fromAt when the first was recorded, in epoch milliseconds; 0 of none
    /// @param untilAt when the last was
    public record Covered(long records, long fromAt, long untilAt) {}

    /// @param tier fast, reasoning, pinned or denied
    public record Share(String tier, long before, long after) {}

    /// @param before over the records whose value is known
    /// @param after the same records; where the model changes, the new model's median in this log
    /// @param unknown records left out: no price, no usage, or a model this log knows nothing of
    public record Change(long before, long after, long unknown) {}

    /// @param kinds how many groups there are
    /// @param most the largest of them, largest first, at most 20
    /// @param first those that were replayed first, at most 200
    public record Flipped(long records, int kinds, List<Flip> most, List<Moved> first) {

        public Flipped {
            most = List.copyOf(most);
            first = List.copyOf(first);
        }
    }

    /// One record that goes elsewhere.
    public record Moved(String id, String from, String to, String why) {}

    /// Records that go elsewhere for the same reason.
    ///
    /// @param example a decision's id
    public record Flip(String from, String to, String why, long records, String example) {}

    /// @param method `snips` (the default), `ips`, `dr`, or `observed` for what was done
    /// @param value share of accepted answers; NaN for not enough data
    /// @param size effective sample size
    /// @param unseen calls that count for nothing: the policy takes the tier that was drawn, and a
    ///   model of it that did not answer
    public record Estimate(
            String method, double value, double low, double high, double size, long unseen) {}
}
