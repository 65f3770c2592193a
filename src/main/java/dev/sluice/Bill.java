package dev.sluice;

import dev.sluice.catalog.Model;
import dev.sluice.dial.Dial;
import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Prices;
import dev.sluice.ledger.Usage;
import dev.sluice.metrics.Meters;
import dev.sluice.metrics.ModelMeters;
import dev.sluice.wire.Call;
import org.jspecify.annotations.Nullable;

/// What an ended call adds to the metrics.
///
/// @param model the last one tried; null when none was
record Bill(Call call, Entry.Who who, Entry.Chosen chosen, @Nullable Model model, Settled settled) {

    /// The count of the call comes last: whoever sees it ended sees what it used.
    void to(Meters meters, Entry.Timing timing, Outcome outcome, Dial dial) {
        if (timing.firstToken() >= 0) {
            meters.streamClosed();
            settled.abortedBy(meters::streamAborted);
        }
        if (settled.finished()) {
            dial.paid(chosen.tier(), Prices.all(outcome, settled.costMicros()));
        }
        earlier(meters, outcome);
        if (model != null) {
            served(meters, timing, model);
        }
        meters.ended(
                call.endpoint(), who.team(), chosen.model(), settled.status(), settled.errorType());
    }

    /// What was used beside the last answer is paid for as well. What did not answer is no call of
    /// its own.
    private void earlier(Meters meters, Outcome outcome) {
        Outcome rest = outcome;
        while (rest instanceof Outcome.Twice twice) {
            Model other = twice.other();
            if (twice instanceof Outcome.Escalated) {
                used(
                        meters.model(
                                call.endpoint(),
                                other.provider().name(),
                                other.name(),
                                chosen.tier()),
                        twice.used());
            }
            paid(meters, other, twice.used(), twice.cost());
            rest = twice.last();
        }
    }

    private void served(Meters meters, Entry.Timing timing, Model model) {
        meters.requested(who.requestedModel(), model.name());
        ModelMeters handles =
                meters.model(call.endpoint(), model.provider().name(), model.name(), chosen.tier());
        times(handles, timing);
        if (settled.usage().source() != Usage.Source.UNKNOWN) {
            used(handles, settled.usage());
            paid(meters, model, settled.usage(), settled.costMicros());
        }
    }

    private void times(ModelMeters handles, Entry.Timing timing) {
        handles.duration(timing.stream(), settled.errorType(), timing.total());
        if (timing.firstToken() >= 0) {
            handles.firstToken(timing.firstToken());
            long output = settled.usage().output();
            if (settled.finished() && output > 1) {
                handles.perOutputToken((timing.total() - timing.firstToken()) / (output - 1));
            }
        }
    }

    private static void used(ModelMeters handles, Usage usage) {
        handles.usage(
                usage.input(),
                usage.cached(),
                usage.cacheWrite(),
                usage.output(),
                usage.reasoning());
    }

    private void paid(Meters meters, Model model, Usage usage, long costMicros) {
        meters.tokens(
                who.team(),
                model.name(),
                usage.input(),
                usage.cached(),
                usage.cacheWrite(),
                usage.output(),
                usage.reasoning());
        if (costMicros >= 0) {
            meters.cost(who.team(), model.name(), costMicros);
        } else {
            meters.unpriced(model.name(), "price_missing");
        }
        if (usage.source() == Usage.Source.ESTIMATED) {
            meters.unpriced(model.name(), "usage_missing");
        }
    }
}
