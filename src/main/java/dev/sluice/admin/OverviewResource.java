package dev.sluice.admin;

import dev.sluice.catalog.Provider;
import dev.sluice.config.Configuration;
import dev.sluice.live.Count;
import dev.sluice.live.Dimension;
import dev.sluice.live.Live;
import dev.sluice.live.Sums;
import dev.sluice.metrics.Meters;
import dev.sluice.metrics.Present;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the gateway does, and what needs attention.
@Path("/admin/overview")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class OverviewResource {

    private static final int WINDOW = 300;
    private static final int HOUR = 3600;
    private static final Live.Key ALL = new Live.Key(Dimension.ALL, "");

    private final Configuration configuration;
    private final Live live;
    private final Present present;
    private final InstantSource clock;

    OverviewResource(Configuration configuration, Live live, Meters meters, InstantSource clock) {
        this.configuration = configuration;
        this.live = live;
        this.present = new Present(meters);
        this.clock = clock;
    }

    /// @param attention at most three, the worst first
    record Overview(
            @com.fasterxml.jackson.annotation.JsonUnwrapped Now now,
            Stats stats,
            @com.fasterxml.jackson.annotation.JsonUnwrapped Spent spent,
            List<Named> tiers,
            List<Named> teams,
            InForce configuration,
            List<Attention.Needed> attention,
            @com.fasterxml.jackson.annotation.JsonUnwrapped Minute minute) {}

    /// @param spentMicrosHour of what has a price; null where nothing has that was used
    /// @param unpricedHour calls that this leaves out
    record Spent(@Nullable Long spentMicrosHour, long unpricedHour) {}

    /// What the charts of the last minute draw.
    ///
    /// @param promql by line
    record Minute(Spark spark, Map<String, String> promql) {}

    /// @param simulated whether money of the last hour is a simulation's, which nobody pays
    record Now(
            long at,
            long startedAt,
            int windowS,
            long inFlight,
            long streamsOpen,
            boolean simulated) {}

    record Named(String name, Stats stats) {}

    /// @param problems of the last rejected reload
    record InForce(String hash, long generation, int problems, int warnings) {}

    @GET
    public Overview overview() {
        Sums hour = live.window(ALL, HOUR);
        return new Overview(
                new Now(
                        clock.millis(),
                        ManagementFactory.getRuntimeMXBean().getStartTime(),
                        WINDOW,
                        present.inFlight(),
                        present.streamsOpen(),
                        simulated()),
                Stats.of(live.window(ALL, WINDOW), WINDOW),
                new Spent(Stats.spent(hour), hour.of(Count.UNPRICED)),
                named(Dimension.TIER),
                named(Dimension.TEAM),
                new InForce(
                        configuration.current().hash(),
                        configuration.current().generation(),
                        configuration.rejected().size(),
                        configuration.warnings().size()),
                new Attention(configuration, live, present).worst(),
                new Minute(Spark.of(live, ALL, clock), PromQl.of(Dimension.ALL, "", 1)));
    }

    private boolean simulated() {
        return configuration.current().models().values().stream()
                .filter(model -> model.provider().engine().equals(Provider.SIMULATION))
                .map(model -> live.window(new Live.Key(Dimension.MODEL, model.name()), HOUR))
                .anyMatch(sums -> sums.of(Count.COST) > 0);
    }

    private List<Named> named(Dimension dimension) {
        return live.busy(WINDOW).stream()
                .filter(key -> key.dimension() == dimension)
                .map(key -> new Named(key.name(), Stats.of(live.window(key, WINDOW), WINDOW)))
                .sorted(java.util.Comparator.comparing(Named::name))
                .toList();
    }
}
