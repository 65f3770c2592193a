package dev.sluice;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Judge;
import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Steady;
import dev.sluice.dial.Dials;
import dev.sluice.dial.Heard;
import dev.sluice.team.Team;
import dev.sluice.wire.Call;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;

/// How hard a call is: the judge's word on the scale its route has at this moment, held steady
/// within a conversation. Any thread.
@Singleton
final class Weighing {

    private final Dials dials;
    private final Judge judge;
    private final Steady steady;

    Weighing(Dials dials, Judge judge, Steady steady) {
        this.dials = dials;
        this.judge = judge;
        this.steady = steady;
    }

    /// With the threshold that was solved last, where the route names an aim instead of one.
    Scale scale(Ask ask, Scale configured) {
        return dials.of(ask.model()).scale(configured);
    }

    /// A turn of a conversation, on the scale in force.
    ///
    /// @param signals who is asked too where the score is too close to call
    /// @param paysToLeave whether the conversation saves by moving down again
    record Turn(
            Team team, Ask ask, Scale scale, List<String> signals, Predicate<Ask> paysToLeave) {}

    /// A conversation does not go to and fro between tiers. It moves by the last word alone: where
    /// signals are still to be asked, that is theirs.
    Complexity weigh(Turn turn, Trail trail) {
        long start = System.nanoTime();
        Complexity weighed = judge.weigh(turn.ask, turn.scale);
        boolean last = weighed.confident() || turn.signals.isEmpty();
        if (last || foresee(turn, weighed, start).confident()) {
            weighed = hold(turn, weighed, start);
        }
        Heard heard = new Heard(dials.of(turn.ask.model()), weighed.probability());
        trail.weighed(turn.scale, heard, System.nanoTime() - start);
        return weighed;
    }

    /// What others say, in time; back on the call's event loop.
    Uni<Complexity> consult(Call call, Turn turn, Complexity first, Trail trail) {
        long until = call.arrivalNanos() + Judge.PATIENCE;
        Uni<Complexity> said = judge.consult(turn.ask, first, turn.scale, turn.signals, until);
        return trail.consulted(first, said).map(told -> hold(turn, told, System.nanoTime()));
    }

    /// What [#weigh] would say, by a call that is not made.
    Complexity foresee(Turn turn) {
        return foresee(turn, judge.weigh(turn.ask, turn.scale), System.nanoTime());
    }

    private Complexity hold(Turn turn, Complexity weighed, long now) {
        return steady.hold(weighed, turn.scale, turn.ask, turn.team.id(), turn.paysToLeave, now);
    }

    private Complexity foresee(Turn turn, Complexity weighed, long now) {
        return steady.foresee(weighed, turn.scale, turn.ask, turn.team.id(), turn.paysToLeave, now);
    }
}
