package dev.sluice;

import dev.sluice.config.Snapshot;
import dev.sluice.ledger.Ledger;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Departure;
import dev.sluice.wire.Call;
import jakarta.inject.Singleton;

/// Begins the [Trail] of each call, with what it is written to.
@Singleton
final class Trails {

    private final Ledger ledger;
    private final Meters meters;

    Trails(Ledger ledger, Meters meters) {
        this.ledger = ledger;
        this.meters = meters;
    }

    Trail begin(Call call, Snapshot now, Departure departure) {
        return new Trail(call, now, departure, ledger, meters);
    }
}
