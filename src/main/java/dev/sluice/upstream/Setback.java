package dev.sluice.upstream;

import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.wire.Refusal;
import org.jspecify.annotations.Nullable;

/// A target that did not answer a call, because an attempt failed or because none was made.
///
/// @param made the attempt; null where none was
record Setback(Step step, Fault fault, @Nullable Made made) {

    record Made(Plan plan, Exchange exchange) {}

    static Setback of(Plan plan, Exchange exchange, Fault fault) {
        Step step = new Step(plan.model(), plan.target());
        return new Setback(step, fault, new Made(plan, exchange));
    }

    /// Nothing was sent: not even asked for.
    static Setback skipped(Step step, Fault fault) {
        return new Setback(step, fault, null);
    }

    /// How a call ends with it.
    ///
    /// @param fault the one that the caller is told
    Outcome ends(Fault fault) {
        if (fault.cause() == Cause.CALLER_GONE) {
            return new Outcome.ClientGone(
                    made != null && made.exchange.sent()
                            ? made.plan.transcript().usage()
                            : Usage.UNKNOWN);
        }
        return fault.told() instanceof Refusal.Relayed
                ? new Outcome.Refused(fault.word())
                : new Outcome.Failed(fault.word(), fault.limit(), false, Usage.UNKNOWN);
    }

    /// What the call goes on with.
    ///
    /// @param again whether that is the target of the last attempt
    void followed(Watch watch, Target next, boolean again) {
        if (again) {
            next.meters().retried(fault.word());
        }
        if (made != null) {
            watch.lost(Watch.Lost.of(made.plan, made.exchange, fault.word(), Usage.UNKNOWN));
        }
        if (!again || made == null) {
            watch.fellBack(step.target().name(), next.name(), fault.word(), made != null);
        }
    }
}
