package dev.sluice.upstream;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.ledger.Outcome;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Reply;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One call's way over the candidates: tries them in order until one speaks; what follows a failure
/// is the [Itinerary]'s to say. A target out of rotation is skipped and costs nothing. One event
/// loop.
final class Pursuit {

    private final Errand errand;
    private final Loop loop;
    private final Targets targets;
    private final Meters meters;
    private final Map<String, Dialect> dialects;
    private final Deque<Step> steps;
    private int attempts;
    private long hint = Long.MAX_VALUE;
    private @Nullable Plan last;
    private @Nullable Itinerary itinerary;
    private @Nullable Supplier<Reply> failed;

    Pursuit(
            Errand errand,
            List<Model> candidates,
            Targets targets,
            Loop loop,
            Map<String, Dialect> dialects) {
        this.errand = errand;
        this.loop = loop;
        this.targets = targets;
        this.meters = targets.meters();
        this.dialects = dialects;
        this.steps = Lineup.of(errand, candidates, targets);
    }

    Uni<Reply> run() {
        Step step = steps.removeFirst();
        Pulse pulse = Pulse.of(step, steps.isEmpty() && attempts == 0);
        Dialect dialect = dialects.get(step.model().provider().dialect());
        Plan plan;
        try {
            Patch patch = targets.patch(step.model(), errand);
            plan = Plan.of(errand, step, Objects.requireNonNull(dialect), patch, pulse);
        } catch (Refused no) {
            pulse.unused();
            return unspeakable(no);
        }
        Exchange exchange = new Exchange(plan, loop);
        return guarded(plan, exchange, pulse)
                .onItemOrFailure()
                .transformToUni((opened, failure) ->
                        opened != null
                                ? Uni.createFrom().item(reply(plan, pulse.spoke(opened, exchange)))
                                : after(plan, exchange, pulse, failure));
    }

    private Uni<Opened> guarded(Plan plan, Exchange exchange, Pulse pulse) {
        Target target = plan.target();
        Fault skipped = pulse.skipped(plan.model().name());
        return skipped != null
                ? Uni.createFrom().failure(new Fault.Raised(skipped))
                : target.shield().guard(target.room().full(), () -> attempt(plan, exchange));
    }

    /// The candidate's protocol has no words for this request: another one's may, and when none
    /// has, an earlier failure says more than that.
    private Uni<Reply> unspeakable(Refused no) {
        if (!steps.isEmpty()) {
            return run();
        }
        if (failed != null) {
            return Uni.createFrom().item(failed.get());
        }
        errand.watch().ended(new Outcome.Refused(no.refusal().word()));
        return Uni.createFrom().item(new Reply.Declined(errand.labels(), no.refusal()));
    }

    private Uni<Opened> attempt(Plan plan, Exchange exchange) {
        if (attempts++ == 0) {
            plan.target().budget().requested();
        }
        last = plan;
        errand.watch().trying(plan.model(), plan.target().name(), attempts);
        return exchange.open();
    }

    private Uni<Reply> after(Plan plan, Exchange exchange, Pulse pulse, Throwable failure) {
        if (!(failure instanceof Fault.Raised raised)) {
            return Uni.createFrom().failure(failure);
        }
        Fault fault = raised.fault();
        if (fault.retryAfterMillis() > 0) {
            hint = Math.min(hint, fault.retryAfterMillis());
        }
        if (itinerary == null) {
            itinerary = new Itinerary(errand.ask(), steps, loop.random());
        }
        if (pulse.failed(fault)) {
            itinerary.otherKey();
        }
        Step step = new Step(plan.model(), plan.target());
        return switch (itinerary.after(step, fault, attempts, plan.deadline(), System.nanoTime())) {
            case Itinerary.Then.Go go -> goOn(go, plan, fault, exchange.sent());
            case Itinerary.Then.Stop(String denied) -> {
                if (!denied.isEmpty()) {
                    meters.retryDenied(denied);
                }
                yield Uni.createFrom().item(giveUp(plan, itinerary.last(fault), exchange.sent()));
            }
        };
    }

    private Uni<Reply> goOn(Itinerary.Then.Go go, Plan plan, Fault fault, boolean sent) {
        Target target = go.step().target();
        if (go.again()) {
            target.meters().retried(fault.word());
        } else {
            errand.watch().fellBack(plan.target().name(), target.name(), fault.word());
        }
        failed = () -> giveUp(plan, fault, sent);
        steps.addFirst(go.step());
        return go.afterMillis() == 0 ? run() : pause(go.afterMillis(), plan);
    }

    private Uni<Reply> pause(long millis, Plan plan) {
        return Uni.createFrom()
                .<Void>emitter(
                        on -> loop.after(millis, errand.departure(), () -> on.complete(null)))
                .flatMap(_ ->
                        errand.departure().hasGone()
                                ? Uni.createFrom().item(giveUp(plan, Faults.callerGone(), false))
                                : run());
    }

    private Reply giveUp(Plan plan, Fault fault, boolean sent) {
        errand.watch().ended(plan.failed(fault, sent));
        Refusal told = hint < Long.MAX_VALUE ? fault.hinting(hint).told() : fault.told();
        return new Reply.Declined((last == null ? plan : last).labels(attempts), told);
    }

    private Reply reply(Plan plan, Opened opened) {
        Labels labels = plan.labels(attempts);
        targets.answered(plan);
        boolean anthropic = plan.model().provider().dialect().equals("anthropic");
        if (anthropic && errand.ask().endpoint().anthropic()) {
            Passed.own(opened.headers(), labels);
        } else if (anthropic) {
            Passed.translated(opened.headers(), labels, Instant.now());
        } else {
            Passed.on(opened.headers(), labels);
        }
        return switch (opened) {
            case Opened.Whole whole -> {
                errand.watch().stopped(plan.transcript().stop());
                errand.watch().ended(new Outcome.Finished(plan.transcript().usage()));
                yield new Reply.Whole(200, labels, whole.body());
            }
            case Opened.Stream stream -> new Reply.Streamed(labels, stream.flow());
        };
    }
}
