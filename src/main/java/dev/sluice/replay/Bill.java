package dev.sluice.replay;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.DecisionRecord.Spent;
import dev.sluice.ledger.Prices;
import dev.sluice.ledger.Usage;
import dev.sluice.replay.Comparison.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Money and time before and after. What a call that goes elsewhere would have cost is its own
/// input at the other model's price with that model's median output; how long it would have taken
/// is that model's median. Medians, because a mean follows its few largest. Where two models worked
/// on a call, its cost is that of both, and its tokens are those of the one that answered.
final class Bill {

    /// The tail that is shown.
    private static final double TAIL = 0.95;

    private static final long UNKNOWN = -1;

    private final Map<String, Model> models;
    private final Map<String, Numbers> outputs = new HashMap<>();
    private final Map<String, Numbers> times = new HashMap<>();
    private final List<Leg> legs = new ArrayList<>();

    /// @param input tokens; -1 when nobody knows
    private record Leg(long input, long cost, long millis, boolean stays, String after) {}

    Bill(Map<String, Model> models) {
        this.models = models;
    }

    void add(DecisionRecord record, Choice before, Choice after) {
        Spent spent = record.ended().spent();
        if (!record.ended().finished()) {
            return;
        }
        String served = record.ended().model();
        if (spent.used().answerOutput() >= 0) {
            outputs.computeIfAbsent(served, _ -> new Numbers()).add(spent.used().answerOutput());
        }
        if (spent.totalMillis() >= 0) {
            times.computeIfAbsent(served, _ -> new Numbers()).add(spent.totalMillis());
        }
        legs.add(
                new Leg(
                        spent.used().answerInput(),
                        spent.costMicros(),
                        spent.totalMillis(),
                        before.goesWhere(after),
                        after.model()));
    }

    Change costs() {
        long before = 0;
        long after = 0;
        long unknown = 0;
        for (Leg leg : legs) {
            long now = leg.stays ? leg.cost : cost(leg);
            if (leg.cost < 0 || now < 0) {
                unknown++;
            } else {
                before += leg.cost;
                after += now;
            }
        }
        return new Change(before, after, unknown);
    }

    private long cost(Leg leg) {
        if (leg.after.isEmpty()) {
            return 0;
        }
        Model model = models.get(leg.after);
        Price price = model == null ? null : model.price();
        Numbers output = outputs.get(leg.after);
        if (price == null || output == null || leg.input < 0) {
            return UNKNOWN;
        }
        return Prices.micros(
                new Usage(leg.input, 0, 0, output.median(), 0, Usage.Source.ESTIMATED), price);
    }

    /// The 95th percentile.
    Change tail() {
        Numbers before = new Numbers();
        Numbers after = new Numbers();
        long unknown = 0;
        for (Leg leg : legs) {
            Numbers other = times.get(leg.after);
            long now = leg.stays ? leg.millis : other == null ? UNKNOWN : other.median();
            if (leg.millis < 0 || now < 0) {
                unknown++;
            } else {
                before.add(leg.millis);
                after.add(now);
            }
        }
        return new Change(before.at(TAIL), after.at(TAIL), unknown);
    }
}
