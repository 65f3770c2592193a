package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Reply;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One call's way over the candidates: tries them in order until one speaks. At most three
/// attempts, of which one may repeat a target (reliability.md R12); a target out of rotation is
/// skipped and costs nothing. One event loop.
final class Pursuit {

    private static final int ATTEMPTS = 3;

    private record Step(Model model, Target target) {}

    private final Errand errand;
    private final Loop loop;
    private final Targets targets;
    private final Meters meters;
    private final Map<String, Dialect> dialects;
    private final Deque<Step> steps = new ArrayDeque<>();
    private int attempts;
    private boolean repeated;
    private long hint = Long.MAX_VALUE;
    private @Nullable Plan last;
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
        for (Model model : candidates) {
            for (Target target : targets.ordered(model, errand)) {
                steps.add(new Step(model, target));
            }
        }
    }

    Uni<Reply> run() {
        Step step = steps.removeFirst();
        Dialect dialect = dialects.get(step.model.provider().dialect());
        Plan plan;
        try {
            plan = plan(step, java.util.Objects.requireNonNull(dialect));
        } catch (Refused no) {
            return unspeakable(no);
        }
        Exchange exchange = new Exchange(plan, loop);
        return guarded(plan, exchange)
                .onItemOrFailure()
                .transformToUni((opened, failure) ->
                        opened != null
                                ? Uni.createFrom().item(reply(plan, opened))
                                : after(plan, exchange, failure));
    }

    private Uni<Opened> guarded(Plan plan, Exchange exchange) {
        Target target = plan.target();
        return target.asleep()
                ? Uni.createFrom().failure(new Fault.Raised(Faults.asleep(plan.model().name())))
                : target.shield().guard(target.underWay(), () -> attempt(plan, exchange));
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

    private Plan plan(Step step, Dialect dialect) {
        Dialect.Outbound outbound =
                dialect.encode(errand.ask(), step.model, targets.patch(step.model, errand));
        return new Plan(
                errand,
                step.model,
                step.target,
                outbound,
                new Careful(dialect.transcript(errand.ask(), step.model)));
    }

    private Uni<Opened> attempt(Plan plan, Exchange exchange) {
        attempts++;
        last = plan;
        errand.watch().trying(plan.model(), plan.target().name(), attempts);
        return exchange.open();
    }

    private Uni<Reply> after(Plan plan, Exchange exchange, Throwable failure) {
        if (!(failure instanceof Fault.Raised raised)) {
            return Uni.createFrom().failure(failure);
        }
        Fault fault = raised.fault();
        if (fault.told() instanceof Refusal.Upstream told && told.retryAfterMillis() > 0) {
            hint = Math.min(hint, told.retryAfterMillis());
        }
        if (fault.repeat() && !repeated && attempts < ATTEMPTS) {
            repeated = true;
            steps.addFirst(new Step(plan.model(), plan.target()));
            plan.target().meters().retried(fault.word());
            return run();
        }
        return fault.next() && mayGoOn(plan)
                ? fallBack(plan, fault, exchange.sent())
                : Uni.createFrom().item(giveUp(plan, fault, exchange.sent()));
    }

    private boolean mayGoOn(Plan plan) {
        if (steps.isEmpty() || attempts >= ATTEMPTS) {
            return false;
        }
        boolean inTime = System.nanoTime() < plan.deadline();
        if (!inTime) {
            meters.retryDenied("deadline");
        }
        return inTime;
    }

    private Uni<Reply> fallBack(Plan plan, Fault fault, boolean sent) {
        errand.watch().fellBack(plan.target().name(), steps.getFirst().target.name(), fault.word());
        failed = () -> giveUp(plan, fault, sent);
        return run();
    }

    private Reply giveUp(Plan plan, Fault fault, boolean sent) {
        errand.watch().ended(outcome(plan, fault, sent));
        Refusal told = fault.told();
        if (told instanceof Refusal.Upstream up && hint < Long.MAX_VALUE) {
            told = new Refusal.Upstream(up.word(), up.message(), hint);
        }
        return new Reply.Declined(label(last == null ? plan : last), told);
    }

    private static Outcome outcome(Plan plan, Fault fault, boolean sent) {
        return switch (fault.word()) {
            case Fault.CALLER_GONE ->
                    new Outcome.ClientGone(sent ? plan.transcript().usage() : Usage.UNKNOWN);
            case Fault.IN_THE_REQUEST -> new Outcome.Refused(fault.word());
            case String word -> new Outcome.Failed(word, false, Usage.UNKNOWN);
        };
    }

    private Reply reply(Plan plan, Opened opened) {
        Labels labels = label(plan);
        targets.answered(plan);
        if (plan.model().provider().dialect().equals("anthropic")) {
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

    private Labels label(Plan plan) {
        Labels labels =
                errand.labels()
                        .add(Labels.MODEL, plan.model().name())
                        .add(Labels.ATTEMPTS, Integer.toString(attempts));
        List<String> dropped = plan.outbound().dropped();
        return dropped.isEmpty() ? labels : labels.add(Labels.DROPPED, Passed.names(dropped));
    }
}
