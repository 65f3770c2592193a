package dev.sluice;

import dev.sluice.decisions.Decisions;
import dev.sluice.ledger.Ledger;
import dev.sluice.live.Live;
import dev.sluice.metrics.Meters;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;

/// Where calls are written down when they have ended, as [Parts] puts together what answers them.
final class Books {

    @Produces
    @Singleton
    Live live(InstantSource clock) {
        return new Live(clock);
    }

    @Produces
    @Singleton
    Ledger ledger(InstantSource clock, Settings settings, Live live) {
        return new Ledger(
                new FileOutputStream(FileDescriptor.out), clock, settings.instance(), live);
    }

    void close(@Disposes Ledger ledger) {
        ledger.close();
    }

    @Produces
    @Singleton
    Decisions decisions(Settings settings, Meters meters) {
        return new Recording(settings).begin(meters);
    }

    void close(@Disposes Decisions decisions) {
        decisions.close();
    }
}
