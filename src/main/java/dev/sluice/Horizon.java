package dev.sluice;

import dev.sluice.fleet.Fleets;
import dev.sluice.route.Outlook;
import dev.sluice.upstream.Upstreams;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The part of [Parts] about servers of our own: who knows what they have to do, and what a
/// decision may foresee of it.
final class Horizon {

    @Produces
    @Singleton
    Fleets fleets() {
        return new Fleets();
    }

    void close(@Disposes Fleets fleets) {
        fleets.close();
    }

    @Produces
    @Singleton
    Outlook outlook(Upstreams upstreams) {
        return upstreams::firstToken;
    }
}
