package dev.sluice.journey;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import jakarta.enterprise.inject.spi.CDI;
import java.util.concurrent.TimeUnit;

/// The gateway's own time until attempts began: of how many calls, and seconds of them together.
record OwnTime(long calls, double seconds) {

    static OwnTime now() {
        Timer leg =
                CDI.current()
                        .select(PrometheusMeterRegistry.class)
                        .get()
                        .get("sluice.overhead")
                        .tag("leg", "request")
                        .timer();
        return new OwnTime(leg.count(), leg.totalTime(TimeUnit.SECONDS));
    }

    OwnTime since(OwnTime before) {
        return new OwnTime(calls - before.calls, seconds - before.seconds);
    }
}
