package dev.sluice.api;

import dev.sluice.load.Drain;
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

    Ready(Drain drain) {
        this.drain = drain;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sluice")
                .status(!drain.leaving())
                .withData("draining", drain.leaving())
                .build();
    }
}
