package dev.sluice.api;

import dev.sluice.load.Drain;
import dev.sluice.metrics.Meters;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether a balancer should send calls here. Knows nothing of upstreams: when they fail, every
/// instance would step aside at once (reliability.md R64).
@Readiness
@Singleton
final class Ready implements HealthCheck {

    private final Drain drain;
    private final Vitals vitals;
    private final Watchdog watchdog;
    private final Meters meters;

    Ready(Drain drain, Vitals vitals, Watchdog watchdog, Meters meters) {
        this.vitals = vitals;
        this.watchdog = watchdog;
        this.drain = drain;
        this.meters = meters;
    }

    @Override
    public HealthCheckResponse call() {
        String lack = vitals.lack();
        boolean stalled = watchdog.silence(System.nanoTime()) >= Watchdog.STALL;
        return HealthCheckResponse.named("sluice")
                .status(!drain.leaving() && lack == null && !stalled)
                .withData("draining", drain.leaving())
                .withData("stalled", stalled)
                .withData("lack", lack == null ? "none" : lack)
                .withData("stale", meters.standing().stale())
                .build();
    }
}
