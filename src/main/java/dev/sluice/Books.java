package dev.sluice;

import dev.sluice.decisions.Decisions;
import dev.sluice.ledger.Ledger;
import dev.sluice.metrics.Meters;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Where an ended call is written down.
@Singleton
final class Books {

    final Ledger ledger;
    final Meters meters;
    final Decisions decisions;
    final InstantSource clock;

    Books(Ledger ledger, Meters meters, Decisions decisions, InstantSource clock) {
        this.ledger = ledger;
        this.meters = meters;
        this.decisions = decisions;
        this.clock = clock;
    }
}
