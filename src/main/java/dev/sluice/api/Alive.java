package dev.sluice.api;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Whether a restart would help: an event loop that never comes back serves nobody again
/// (reliability.md R64).
@Liveness
@Singleton
final class Alive implements HealthCheck {

    private final Watchdog watchdog;

    Alive(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    @Override
    public HealthCheckResponse call() {
        long silent = watchdog.silence(System.nanoTime());
        return HealthCheckResponse.named("event loops")
                .status(silent < Watchdog.DEAD)
                .withData("silent_ms", TimeUnit.NANOSECONDS.toMillis(silent))
                .build();
    }
}
