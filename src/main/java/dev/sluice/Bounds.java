package dev.sluice;

import dev.sluice.load.Comeback;
import dev.sluice.load.Drain;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Intakes;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Loopback;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the process may hold, and how long it may take to stop: the parts that follow from the
/// server's settings alone.
final class Bounds {

    /// How long balancers and Kubernetes endpoints take to notice (operations.md O11).
    private static final Duration NOTICED = Duration.ofSeconds(15);

    private static final Pattern ORIGIN =
            Pattern.compile("https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private static final Pattern HASH = Pattern.compile("hmac-sha256:[0-9A-Za-z_-]{43}=?");

    /// What is wrong with the way in to the admin surface, and the fix; empty for nothing.
    static String door(Settings.Admin admin, Settings.Key key) {
        List<String> origins = admin.origins().orElse(List.of());
        if (admin.keyHash().isPresent() && !HASH.matcher(admin.keyHash().get()).matches()) {
            return "sluice.admin.key-hash: is no hash, and no key would open the door; set it to the line with hmac-sha256: that `sluice key admin` prints, not to the key";
        }
        if (admin.keyHash().isPresent() && key.pepper().isEmpty()) {
            return "sluice.admin.key-hash: needs the pepper it was made with; set SLUICE_KEY_PEPPER";
        }
        if (admin.keyHash().isEmpty() && !origins.isEmpty()) {
            return "sluice.admin.origins: whoever finds it there would need no key; set SLUICE_ADMIN_KEY_HASH to what `sluice key admin` prints";
        }
        return origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin.strip()).matches())
                .findFirst()
                .map(origin ->
                        "sluice.admin.origins: '%s' is no origin; write scheme, name and port alone, such as https://sluice.example.org"
                                .formatted(Labels.clean(origin)))
                .orElse("");
    }

    /// What is wrong with listening there (security S2), and the line to add; empty for nothing.
    ///
    /// @param plain whether the data port takes requests without TLS; the admin port takes no
    ///   others
    static String exposed(String host, boolean plain, Settings.Tls tls, Settings.Admin admin) {
        boolean clear = plain || admin.keyHash().isPresent();
        if (Loopback.is(host) || tls.terminatedUpstream() || !clear) {
            return "";
        }
        return "quarkus.http.host: '"
                + Labels.clean(host)
                + "' is not a loopback address, and keys and prompts would cross the network in the clear; "
                + "where a proxy or a mesh before the gateway ends TLS, say so by SLUICE_TLS_TERMINATED_UPSTREAM=true, "
                + "else listen on 127.0.0.1";
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
        bearable("sluice.intake.head", said.head());
        bearable("sluice.intake.patience", said.patience());
        return checked(() -> new Intakes(vertx, memory, said.patience(), again));
    }

    private static void bearable(String name, Duration said) {
        if (said.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new WrongConfiguration(
                    "%s: %s is under 1s, and would cut every caller; give a length such as 30s"
                            .formatted(name, said));
        }
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
