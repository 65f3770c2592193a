package dev.sluice.api;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// One event loop per core the process may use: a relay is bound by CPU, and the framework's
/// default of two per core only takes turns (performance.md section 8). A configuration source, so
/// that the number of server instances follows; any other source overrides it.
public final class Cores implements ConfigSource {

    private static final String LOOPS = "quarkus.vertx.event-loops-pool-size";

    /// Below `application.properties` (250).
    private static final int ORDINAL = 50;

    private final Map<String, String> values =
            Map.of(LOOPS, Integer.toString(Runtime.getRuntime().availableProcessors()));

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "cores of this machine";
    }
}
