package dev.sluice.replay;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.ask.Text;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Estimate;
import dev.sluice.complexity.Judge;
import dev.sluice.complexity.Scale;
import dev.sluice.config.Snapshot;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.DecisionRecord.Asked;
import dev.sluice.decisions.DecisionRecord.Weighed;
import dev.sluice.decisions.Draft;
import dev.sluice.decisions.Seal;
import dev.sluice.route.Moment;
import dev.sluice.route.Route;
import dev.sluice.route.Trace;
import dev.sluice.team.Team;
import dev.sluice.wire.Tier;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Makes a recorded decision again. The request is stood in for by its numbers; the probability is
/// the recorded one unless other weights are in force, and then the features are scored anew.
/// `request.user` was not kept and reads as empty.
final class Rerun {

    /// A draw that explores whatever is explored at all, and one that explores nothing.
    private static final double EXPLORES = 0;

    private static final double EXPLOITS = Math.nextDown(1.0);

    private static final int[] NOTHING = {};

    private final Snapshot policy;
    private final Seal seal;
    private final Trace trace;
    private final Map<String, Team> teams = new HashMap<>();
    private final Map<String, Scale> scales = new HashMap<>();

    Rerun(Snapshot policy, Seal seal, Function<Route, Scale> scales, Trace trace) {
        this.policy = policy;
        this.seal = seal;
        this.trace = trace;
        policy.routes().forEach((name, route) -> this.scales.put(name, scales.apply(route)));
        policy.teams().all().forEach(team -> teams.put(team.id(), team));
    }

    Choice choose(DecisionRecord record) {
        Asked asked = record.asked();
        Team team = teams.get(asked.team());
        if (team == null) {
            return Choice.gone(asked.team());
        }
        Ask ask = ask(record, team);
        boolean explored = record.routed().reason().equals("explored");
        Moment moment = new Moment(arrival(record), explored ? EXPLORES : EXPLOITS);
        Complexity complexity =
                weigh(record.weighed(), scales.getOrDefault(ask.model(), Scale.DEFAULT));
        return Choice.of(
                policy.router().choose(team, ask, asked.wishes(), complexity, moment, trace));
    }

    private static Instant arrival(DecisionRecord record) {
        return Instant.ofEpochMilli(
                record.at() - Math.max(0, record.ended().spent().totalMillis()));
    }

    private Ask ask(DecisionRecord record, Team team) {
        Asked asked = record.asked();
        Text text =
                record.conversation().isEmpty()
                        ? new Text(new byte[0], NOTHING, NOTHING)
                        : Text.standIn(seal.conversation(record.conversation()), team.seed());
        Body body = new Body(new byte[Math.max(0, asked.bytes())], 0, new String[0], NOTHING);
        return new Ask(
                asked.endpoint(),
                asked.model(),
                asked.stream(),
                Ask.UsageWish.UNSAID,
                asked.options(),
                asked.content(),
                text,
                body);
    }

    private Complexity weigh(Weighed was, Scale scale) {
        if (Double.isNaN(was.probability())) {
            return new Complexity(Double.NaN, Tier.FAST, was.language(), true, was.reasons(), null);
        }
        double gap = Math.abs(was.probability() - was.threshold());
        boolean unlike = !was.confident() && gap >= was.band();
        return Judge.read(
                new Estimate(probability(was, scale), was.language(), was.reasons(), unlike, null),
                scale);
    }

    private double probability(Weighed was, Scale scale) {
        boolean same = was.artifact().equals(Draft.artifact(scale));
        return same || was.seen().features() == null
                ? was.probability()
                : scale.artifact()
                        .probability(seal.open(was.seen().features()), scale.calibration());
    }
}
