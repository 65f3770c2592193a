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

    /// A conversation does not go to and fro between tiers.
    ///
    /// @param paysToLeave whether the conversation saves by moving down again
    Complexity weigh(Team team, Ask ask, Scale scale, Predicate<Ask> paysToLeave, Trail trail) {
        long start = System.nanoTime();
        Complexity weighed = judge.weigh(ask, scale);
        if (steady.concerns(ask, weighed)) {
            boolean pays = paysToLeave.test(ask);
            weighed = steady.hold(weighed, scale, ask, team.id(), pays, start);
        }
        Heard heard = new Heard(dials.of(ask.model()), weighed.probability());
        trail.weighed(scale, heard, System.nanoTime() - start);
        return weighed;
    }

    /// What [#weigh] would say, by a call that is not made.
    Complexity foresee(Team team, Ask ask, Scale scale, Predicate<Ask> paysToLeave) {
        Complexity weighed = judge.weigh(ask, scale);
        return steady.concerns(ask, weighed)
                ? steady.foresee(
                        weighed, scale, ask, team.id(), paysToLeave.test(ask), System.nanoTime())
                : weighed;
    }

    /// What others say, in time; back on the call's event loop.
    Uni<Complexity> consult(
            Call call, Ask ask, Scale scale, Complexity first, List<String> signals, Trail trail) {
        long until = call.arrivalNanos() + Judge.PATIENCE;
        return trail.consulted(first, judge.consult(ask, first, scale, signals, until));
    }
}
