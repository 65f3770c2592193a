package dev.sluice;

import dev.sluice.fleet.Fleets;
import dev.sluice.load.Comeback;
import dev.sluice.load.Drain;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.route.Outlook;
import dev.sluice.upstream.Upstreams;
import dev.sluice.wire.Intakes;
import dev.sluice.wire.Loopback;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The parts that follow from the server's settings alone, or from nothing: what the process may
/// hold, how long it may take to stop, and what servers of our own are known to do.
final class Bounds {

    /// How long balancers and Kubernetes endpoints take to notice (operations.md O11).
    private static final Duration NOTICED = Duration.ofSeconds(15);

    /// A wait that outlives its day is a mistake in the number.
    private static final Duration LONGEST = Duration.ofDays(1);

    /// Silence beyond a day is cut by every balancer long before.
    static String ping(Duration said) {
        return said.isNegative() || said.compareTo(LONGEST) > 0
                ? "sluice.stream.ping: %s is not between 0s and 24h; give a length such as 15s, or 0 for no comments"
                        .formatted(said)
                : "";
    }

    static String warmUp(int said) {
        String wrong = "sluice.warm-up: %d is no number of calls; give one such as 16000, or 0";
        return said < 0 ? wrong.formatted(said) : "";
    }

    /// A quarter of the heap: a body stays until its upstream speaks, and is copied once on the
    /// way.
    @Produces
    @Singleton
    Intakes intakes(Vertx vertx, Settings settings, Meters meters) {
        Settings.Intake said = settings.intake();
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        long memory = said.memory().map(MemorySize::asLongValue).orElse(quarter);
        LongSupplier again =
                () -> {
                    meters.standing().strain().shed("bodies", "none");
                    return Comeback.millis(ThreadLocalRandom.current());
                };
        if (memory > Runtime.getRuntime().maxMemory()) {
            throw new WrongConfiguration(
                    "sluice.intake.memory: %d bytes are more than the heap of %d; give less, or a larger heap by SLUICE_JAVA_OPTS=-Xmx1g"
                            .formatted(memory, Runtime.getRuntime().maxMemory()));
        }
        bearable("sluice.intake.head", said.head());
        bearable("sluice.intake.patience", said.patience());
        return checked(() -> new Intakes(vertx, memory, said.patience(), again));
    }

    private static void bearable(String name, Duration said) {
        String wrong =
                said.toSeconds() < 1
                        ? "under 1s, and would cut every caller"
                        : said.compareTo(LONGEST) > 0 ? "over 24h, and would cut nobody" : "";
        if (!wrong.isEmpty()) {
            throw new WrongConfiguration(
                    "%s: %s is %s; give a length such as 30s".formatted(name, said, wrong));
        }
    }

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

    @Produces
    @Singleton
    Terms terms(Settings settings) {
        Settings.Load said = settings.load();
        return checked(() -> new Terms(said.least(), said.most(), said.queue(), said.patience()));
    }

    /// On loopback nobody has to notice.
    @Produces
    @Singleton
    Drain drain(Settings settings, @ConfigProperty(name = "quarkus.http.host") String host) {
        Duration delay =
                settings.drain().delay().orElse(Loopback.is(host) ? Duration.ZERO : NOTICED);
        return checked(() -> new Drain(delay, settings.drain().timeout()));
    }

    private static <T> T checked(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException wrong) {
            throw new WrongConfiguration(String.valueOf(wrong.getMessage()));
        }
    }
}
