package dev.sluice.replay;

import dev.sluice.complexity.Scale;
import dev.sluice.config.Snapshot;
import dev.sluice.decisions.DecisionLog;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.Seal;
import dev.sluice.replay.Comparison.Covered;
import dev.sluice.replay.Comparison.Share;
import dev.sluice.route.Route;
import dev.sluice.route.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Applies a policy to records and compares: what was done with what would be done. Deterministic,
/// about 20 microseconds a record. One thread.
public final class Replay {

    private final Rerun rerun;
    private final Tally rules;
    private final Bill bill;
    private final Flips flips = new Flips();
    private final OffPolicy offPolicy = new OffPolicy();
    private final Map<String, long[]> tiers = new TreeMap<>();
    private final Reached routes;
    private long records;
    private long from;
    private long until;

    /// @param policy a loaded configuration, in force or not
    /// @param seal of the installation that made the records
    public Replay(Snapshot policy, Seal seal) {
        this(policy, seal, Route::scale);
    }

    /// @param scales the scale that a route is replayed on, where its threshold follows the traffic
    public Replay(Snapshot policy, Seal seal, Function<Route, Scale> scales) {
        this.rules = new Tally(policy);
        this.rerun = new Rerun(policy, seal, scales, rules);
        this.bill = new Bill(policy.models());
        this.routes = new Reached(policy);
    }

    /// Replays a whole log; where thresholds follow the traffic, they are solved on its scores
    /// first. Throws IllegalArgumentException that names file and line.
    public static Comparison of(Snapshot policy, Seal seal, DecisionLog log) {
        return of(policy, seal, log::each);
    }

    /// The same over records from anywhere, which are gone through twice. Throws
    /// IllegalArgumentException that says what is wrong with a record.
    public static Comparison of(
            Snapshot policy, Seal seal, Consumer<Consumer<DecisionRecord>> records) {
        Scores scores = new Scores(policy, seal);
        if (Scores.matter(policy)) {
            records.accept(scores::add);
        }
        Replay replay = new Replay(policy, seal, scores::solved);
        records.accept(replay::add);
        return replay.compare();
    }

    /// One decision made again, and every rule and candidate on the way.
    ///
    /// @param scales as in the constructor
    public static Again again(
            Snapshot policy,
            Seal seal,
            Function<Route, Scale> scales,
            DecisionRecord record,
            Trace trace) {
        Choice after = new Rerun(policy, seal, scales, trace).within(record).choose(record);
        return new Again(Choice.of(record), after);
    }

    /// Throws IllegalArgumentException for a record that another installation sealed.
    public void add(DecisionRecord record) {
        Choice before = Choice.of(record);
        Choice after = rerun.choose(record);
        from = records == 0 ? record.at() : Math.min(from, record.at());
        until = Math.max(until, record.at());
        records++;
        count(tiers, before.tier())[0]++;
        count(tiers, after.tier())[1]++;
        routes.add(after);
        flips.add(record.id(), before, after);
        bill.add(record, before, after);
        offPolicy.add(record, after);
    }

    private static long[] count(Map<String, long[]> counts, String name) {
        return counts.computeIfAbsent(name, _ -> new long[2]);
    }

    public Comparison compare() {
        List<Share> shares = new ArrayList<>();
        tiers.forEach((tier, counts) -> shares.add(new Share(tier, counts[0], counts[1])));
        return new Comparison(
                new Covered(records, from, until),
                shares,
                bill.costs(),
                bill.tail(),
                flips.told(),
                rules.idle(),
                routes.silent(),
                offPolicy.estimates());
    }
}
