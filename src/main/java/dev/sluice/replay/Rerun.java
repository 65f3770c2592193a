package dev.sluice.replay;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.ask.Text;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Steady;
import dev.sluice.config.Snapshot;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.DecisionRecord.Asked;
import dev.sluice.decisions.Seal;
import dev.sluice.route.Moment;
import dev.sluice.route.Outlook;
import dev.sluice.route.Route;
import dev.sluice.route.Trace;
import dev.sluice.team.Team;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes recorded decisions again, in the order they were written: a conversation is held to its
/// tier here too. The request is stood in for by its numbers; `request.user` was not kept and reads
/// as empty.
final class Rerun {

    /// A draw that explores whatever is explored at all, and one that explores nothing.
    private static final double EXPLORES = 0;

    private static final double EXPLOITS = Math.nextDown(1.0);

    private static final int[] NOTHING = {};

    private final Snapshot policy;
    private final Seal seal;
    private final Weighing weighing;
    private final Steady steady = new Steady(0);
    private final Trace trace;
    private final Map<String, Team> teams = new HashMap<>();
    private final Map<String, Scale> scales = new HashMap<>();

    Rerun(Snapshot policy, Seal seal, Function<Route, Scale> scales, Trace trace) {
        this.policy = policy;
        this.seal = seal;
        this.weighing = new Weighing(seal);
        this.trace = trace;
        policy.routes().forEach((name, route) -> this.scales.put(name, scales.apply(route)));
        policy.teams().all().forEach(team -> teams.put(team.id(), team));
    }

    /// Brings the conversation of a record up when it was held there: of one record alone, the
    /// turns before it are not at hand.
    Rerun within(DecisionRecord record) {
        Team team = teams.get(record.asked().team());
        if (team != null && record.weighed().reasons().contains(Steady.HELD)) {
            Ask ask = ask(record, team);
            Complexity up =
                    new Complexity(1, Tier.REASONING, "und", true, List.of(Steady.HELD), null);
            var _ = steady.hold(up, scale(ask), ask, team.id(), _ -> false, nanos(record));
        }
        return this;
    }

    Choice choose(DecisionRecord record) {
        Asked asked = record.asked();
        Team team = teams.get(asked.team());
        if (team == null) {
            return Choice.gone(asked.team());
        }
        Ask ask = ask(record, team);
        Complexity complexity = weigh(record, ask, team);
        Case one = new Case(record, team, ask, complexity);
        boolean explored = record.routed().reason().equals("explored");
        Choice choice = choose(one, explored ? EXPLORES : EXPLOITS, trace);
        return choice.explored() ? choice.without(choose(one, EXPLOITS, Trace.NONE)) : choice;
    }

    private record Case(DecisionRecord record, Team team, Ask ask, Complexity complexity) {}

    private Choice choose(Case one, double draw, Trace told) {
        DecisionRecord record = one.record;
        Moment moment = new Moment(arrival(record), draw, held(record), outlook(record));
        Wishes wishes = record.asked().wishes();
        return Choice.of(
                policy.router().choose(one.team, one.ask, wishes, one.complexity, moment, told));
    }

    private Complexity weigh(DecisionRecord record, Ask ask, Team team) {
        Scale scale = scale(ask);
        Complexity weighed = weighing.weigh(record.weighed(), scale);
        Predicate<Ask> pays = policy.router()::paysToLeave;
        return steady.hold(weighed, scale, ask, team.id(), pays, nanos(record));
    }

    private Scale scale(Ask ask) {
        return scales.getOrDefault(ask.model(), Scale.DEFAULT);
    }

    private static long nanos(DecisionRecord record) {
        return TimeUnit.MILLISECONDS.toNanos(arrival(record).toEpochMilli());
    }

    /// What its conversation was bound to: the request is not there to look at.
    private static @Nullable String held(DecisionRecord record) {
        return record.routed().reason().equals("session_pinned") ? Choice.of(record).model() : null;
    }

    /// How its servers stood, as far as it decided: the one chosen for being idle was, and those
    /// passed over for their queue were not.
    private static Outlook outlook(DecisionRecord record) {
        String chosen = Choice.of(record).model();
        return switch (record.routed().reason()) {
            case "idle_fleet" -> model -> model.name().equals(chosen) ? 0 : Double.NaN;
            case "load_spill" -> _ -> Double.POSITIVE_INFINITY;
            case String _ -> Outlook.NONE;
        };
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
                        : Text.standIn(
                                seal.conversation(record.conversation()), Text.seed(team.id()));
        Body body = Body.gone(Math.max(0, asked.bytes()));
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
}
