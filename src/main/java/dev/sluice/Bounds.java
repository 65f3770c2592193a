package dev.sluice;

import dev.sluice.load.Drain;
import dev.sluice.load.Terms;
import dev.sluice.wire.Connections;
import dev.sluice.wire.Intakes;
import dev.sluice.wire.Loopback;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the process may hold, and how long it may take to stop: the parts that follow from the
/// server's settings alone.
final class Bounds {

    /// How long balancers and Kubernetes endpoints take to notice (operations.md O11).
    private static final Duration NOTICED = Duration.ofSeconds(15);

    /// A quarter of the heap: a body stays until its upstream speaks, and is copied once on the
    /// way.
    @Produces
    @Singleton
    Intakes intakes(Vertx vertx, Settings settings) {
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        long memory = settings.intake().memory().map(MemorySize::asLongValue).orElse(quarter);
        return new Intakes(vertx, memory, settings.intake().patience());
    }

    @Produces
    @Singleton
    Connections connections() {
        return new Connections();
    }

    @Produces
    @Singleton
    Terms terms(Settings settings) {
        Settings.Load said = settings.load();
        try {
            return new Terms(said.least(), said.most(), said.queue(), said.patience());
        } catch (IllegalArgumentException wrong) {
            throw new WrongConfiguration(String.valueOf(wrong.getMessage()));
        }
    }

    /// On loopback nobody has to notice.
    @Produces
    @Singleton
    Drain drain(Settings settings, @ConfigProperty(name = "quarkus.http.host") String host) {
        Duration usual = Loopback.is(host) ? Duration.ZERO : NOTICED;
        try {
            return new Drain(settings.drain().delay().orElse(usual), settings.drain().timeout());
        } catch (IllegalArgumentException wrong) {
            throw new WrongConfiguration(String.valueOf(wrong.getMessage()));
        }
    }
}
