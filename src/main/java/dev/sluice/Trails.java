package dev.sluice;

import dev.sluice.answer.Reviews;
import dev.sluice.complexity.Complexity;
import dev.sluice.config.Snapshot;
import dev.sluice.decisions.Decisions;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Prices;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Departure;
import dev.sluice.wire.Call;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Begins the [Trail] of each call, and holds what it is written to.
@Singleton
final class Trails {

    final Ledger ledger;
    final Meters meters;
    final Decisions decisions;
    final Reviews reviews;
    final InstantSource clock;
    final Prices prices = new Prices();

    Trails(
            Ledger ledger,
            Meters meters,
            Decisions decisions,
            Reviews reviews,
            InstantSource clock) {
        this.ledger = ledger;
        this.meters = meters;
        this.decisions = decisions;
        this.reviews = reviews;
        this.clock = clock;
    }

    Trail begin(Call call, Snapshot now, Departure departure) {
        return new Trail(call, now, departure, this);
    }

    /// A second opinion was heard; one that changed nothing is not counted.
    void judged(Complexity first, Complexity second) {
        if (!second.equals(first)) {
            meters.doubts().judged(first.tier(), second.tier());
        }
    }

    Reply turnAway(Call call, Visitor visitor, Refusal why) {
        Trail trail = begin(call, visitor.now(), new Departure(Runnable::run));
        if (visitor.known()) {
            trail.identified(visitor.member().team(), visitor.member().keyId());
        }
        return trail.refused(why);
    }
}
