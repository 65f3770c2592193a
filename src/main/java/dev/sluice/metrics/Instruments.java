package dev.sluice.metrics;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Binds [Meters] to the registry that is scraped: not to Quarkus' composite over all registries,
/// which would cost an indirection per recording.
@Singleton
final class Instruments {

    @Produces
    @Singleton
    Meters meters(
            PrometheusMeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "sluice.revision", defaultValue = "unknown") String revision) {
        Meters meters = new Meters(registry);
        meters.standing().build(version, revision);
        return meters;
    }
}
