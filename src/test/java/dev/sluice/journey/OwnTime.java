package dev.sluice.journey;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import jakarta.enterprise.inject.spi.CDI;
import java.util.concurrent.TimeUnit;

/// The gateway's own time until attempts began.
///
/// @param calls whose it is
/// @param seconds of them together
/// @param at seconds on the clock of `System.nanoTime()`
record OwnTime(long calls, double seconds, double at) {

    static OwnTime now() {
        Timer leg =
                CDI.current()
                        .select(PrometheusMeterRegistry.class)
                        .get()
                        .get("sluice.overhead")
                        .tag("leg", "request")
                        .timer();
        return new OwnTime(leg.count(), leg.totalTime(TimeUnit.SECONDS), System.nanoTime() / 1e9);
    }

    /// Whether it was that of one call, and less than half of the time since: on a slow machine
    /// too.
    boolean ofOneCallAndShort(OwnTime before) {
        return calls == before.calls + 1 && seconds - before.seconds < (at - before.at) / 2;
    }
}
