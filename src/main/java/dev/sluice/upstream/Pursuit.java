package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.HedgeBudget;
import dev.sluice.ledger.Outcome;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.upstream.Itinerary.Then;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Reply;
import io.smallrye.mutiny.Uni;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One call's way over the candidates, in order, until one speaks; what follows a failure is the
/// [Itinerary]'s to say. A target out of rotation is skipped and costs nothing. One event loop.
final class Pursuit {

    private final Errand errand;
    private final Loop loop;
    private final Targets targets;
    private final Map<String, Dialect> dialects;
    private final Map<String, HedgeBudget> hedges;
    private final Model first;
    final Deque<Step> steps;
    int attempts;
    private boolean busy;
    private long hint = Long.MAX_VALUE;
    @Nullable Plan last;
    private @Nullable Itinerary itinerary;
    private @Nullable Supplier<Reply> failed;

    /// @param hedges what each route may still spend on second attempts, shared by all
    Pursuit(
            Errand errand,
            List<Model> candidates,
            Targets targets,
            Loop loop,
            Map<String, Dialect> dialects,
            Map<String, HedgeBudget> hedges) {
        this.errand = errand;
        this.loop = loop;
        this.targets = targets;
        this.dialects = dialects;
        this.hedges = hedges;
        this.first = candidates.getFirst();
        this.steps = Lineup.of(errand, candidates, targets);
    }

    /// Who is not to be tried is found out before the request is put into words.
    Uni<Reply> run() {
        Step step = steps.removeFirst();
        Pulse pulse = Pulse.of(step, steps.isEmpty() && attempts == 0 && !busy);
        Fault not = pulse.prevented(step.model(), errand);
        if (not != null) {
            return after(Setback.skipped(step, not), pulse);
        }
        Plan plan;
        try {
            plan = plan(step, pulse);
        } catch (Refused no) {
            return unspeakable(no);
        }
        Exchange exchange = new Exchange(plan, loop);
        if (attempts == 0 && !steps.isEmpty() && errand.mayBeDoubled(step.model())) {
            return race(new Race.Runner(plan, exchange, pulse, false));
        }
        return guarded(plan, exchange)
                .onItemOrFailure()
                .transformToUni((opened, failure) ->
                        opened != null
                                ? ready(reply(plan, pulse.spoke(opened, exchange)))
                                : after(plan, exchange, pulse, failure));
    }

    Plan plan(Step step, Pulse pulse) {
        return Plan.of(errand, step, dialects, targets.patch(step.model(), errand), pulse);
    }

    private Uni<Reply> race(Race.Runner first) {
        HedgeBudget budget = errand.budget(hedges);
        if (itinerary == null) {
            budget.called();
        }
        return new Race(this, errand, new Stake(errand, steps, targets, budget), loop, first).run();
    }

    Uni<Plan.Opened> guarded(Plan plan, Exchange exchange) {
        return plan.target().shield().guard(() -> open(plan, exchange));
    }

    /// The candidate's protocol has no words for this request: another one's may, and when none
    /// has, an earlier failure says more than that.
    private Uni<Reply> unspeakable(Refused no) {
        if (itinerary == null
                ? !steps.isEmpty()
                : heard(itinerary.instead(System.nanoTime())) instanceof Then.Go) {
            return run();
        }
        if (failed != null) {
            return ready(failed.get());
        }
        errand.watch().ended(new Outcome.Refused(no.refusal().word()));
        return ready(new Reply.Declined(errand.labels(), no.refusal()));
    }

    private Uni<Plan.Opened> open(Plan plan, Exchange exchange) {
        if (attempts++ == 0) {
            plan.target().budget().requested();
        } else if (itinerary != null) {
            itinerary.begins(plan.target());
        }
        last = plan;
        errand.watch().trying(plan.model(), plan.target().name(), attempts);
        return exchange.open();
    }

    Uni<Reply> after(Plan plan, Exchange exchange, Pulse pulse, Throwable failure) {
        if (failure instanceof Fault.Raised raised) {
            return after(Setback.of(plan, exchange, raised.fault()), pulse);
        }
        pulse.unused();
        return Uni.createFrom().failure(failure);
    }

    private Uni<Reply> after(Setback setback, Pulse pulse) {
        Fault fault = setback.fault();
        Step step = setback.step();
        busy |= fault.cause() == Cause.FULL;
        if (itinerary == null) {
            itinerary = new Itinerary(errand.ask(), steps, loop.random());
        }
        if (pulse.failed(itinerary.counted(step, fault))) {
            itinerary.otherKey();
        }
        hinted(fault, pulse);
        long deadline = setback.latest(errand);
        Then then = heard(itinerary.after(step, fault, attempts, deadline, System.nanoTime()));
        Setback told = itinerary.last(setback);
        return then instanceof Then.Go go ? goOn(go, setback, told) : ready(giveUp(told));
    }

    private static Uni<Reply> ready(Reply reply) {
        return Uni.createFrom().item(reply);
    }

    private Then heard(Then then) {
        if (then instanceof Then.Go go) {
            steps.addFirst(go.step());
        } else if (then instanceof Then.Stop(String denied) && !denied.isEmpty()) {
            targets.meters().retryDenied(denied);
        }
        return then;
    }

    /// The caller hears of the smallest hint, and of none that ends before the gateway asks again.
    void hinted(Fault fault, Pulse pulse) {
        long said = Math.max(fault.retryAfterMillis(), pulse.awayMillis());
        hint = said > 0 ? Math.min(hint, said) : hint;
    }

    /// @param told what the caller hears if nobody answers after all; what it used is told here
    private Uni<Reply> goOn(Then.Go go, Setback from, Setback told) {
        from.followed(errand.watch(), go.step().target(), go.again());
        failed = () -> giveUp(Setback.skipped(told.step(), told.fault()));
        return loop.pause(go.afterMillis(), errand.departure())
                .flatMap(ended ->
                        ended.map(why -> ready(giveUp(Setback.skipped(from.step(), why))))
                                .orElseGet(this::run));
    }

    private Reply giveUp(Setback setback) {
        Fault fault = setback.fault();
        if (fault.cause() == Cause.FULL || fault.cause() == Cause.UNHELD) {
            String what = fault.cause() == Cause.FULL ? "target_full" : "answers";
            targets.meters().standing().strain().shed(what, Lobby.priority(errand).word);
        }
        if (fault.cause() == Cause.TOO_LATE) {
            setback.step().target().meters().timeout(Clocks.Kind.DEADLINE.word);
        }
        errand.watch().ended(setback.ends());
        Refusal told = hint < Long.MAX_VALUE ? fault.hinting(hint).told() : fault.told();
        Model model = setback.step().model();
        Labels labels =
                last == null ? errand.labels(model, first, attempts) : last.labels(first, attempts);
        return new Reply.Declined(setback.told(labels), told);
    }

    Reply reply(Plan plan, Plan.Opened opened) {
        targets.answered(plan);
        return plan.reply(opened, first, attempts);
    }
}
