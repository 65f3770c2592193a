package dev.sluice;

import dev.sluice.config.Snapshot;
import dev.sluice.upstream.Departure;
import dev.sluice.wire.Call;
import jakarta.inject.Singleton;

/// Begins the [Trail] of each call, with what it is written to.
@Singleton
final class Trails {

    private final Books books;

    Trails(Books books) {
        this.books = books;
    }

    Trail begin(Call call, Snapshot now, Departure departure) {
        return new Trail(call, now, departure, books);
    }
}
