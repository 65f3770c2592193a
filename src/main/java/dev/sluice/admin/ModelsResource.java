package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.config.Configuration;
import dev.sluice.live.Dimension;
import dev.sluice.live.Live;
import dev.sluice.metrics.Meters;
import dev.sluice.metrics.Present;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Every configured model and its targets, with how they do now.
@Path("/admin/models")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class ModelsResource {

    private final Configuration configuration;
    private final Live live;
    private final Present present;
    private final InstantSource clock;

    ModelsResource(Configuration configuration, Live live, Meters meters, InstantSource clock) {
        this.configuration = configuration;
        this.live = live;
        this.present = new Present(meters);
        this.clock = clock;
    }

    record Listed(long at, int windowS, List<One> models) {}

    record One(
            String name,
            @JsonUnwrapped From from,
            @JsonUnwrapped Size size,
            @Nullable String tier,
            @Nullable Cost price,
            Stats stats,
            Spark spark,
            List<Target> targets) {}

    /// @param engine such as `vllm`; null when unsaid
    record From(
            String provider,
            String dialect,
            String upstream,
            String residency,
            @Nullable String engine) {}

    /// In tokens; null when unknown.
    record Size(@Nullable Integer contextWindow, @Nullable Integer maxOutput) {}

    record Target(@JsonUnwrapped Standing standing, Stats stats, Spark spark) {}

    @GET
    public Listed models(@QueryParam("window") @DefaultValue("60") String window) {
        int seconds = Asked.window(window);
        return new Listed(
                clock.millis(),
                seconds,
                configuration.current().models().values().stream()
                        .map(model -> one(model, seconds))
                        .toList());
    }

    private One one(Model model, int seconds) {
        Provider provider = model.provider();
        Live.Key key = new Live.Key(Dimension.MODEL, model.name());
        return new One(
                model.name(),
                new From(
                        provider.name(),
                        provider.dialect(),
                        model.upstream(),
                        provider.residency().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        provider.engine().isEmpty() ? null : provider.engine()),
                new Size(positive(model.card().window()), positive(model.card().outputLimit())),
                model.tier() == null ? null : model.tier().word(),
                Cost.of(model.price()),
                Stats.of(live.window(key, seconds), seconds),
                Spark.of(live, key, clock),
                provider.addresses().stream()
                        .map(address -> Standing.of(present, model, address))
                        .map(standing -> target(standing, seconds))
                        .toList());
    }

    private Target target(Standing standing, int seconds) {
        Live.Key key = new Live.Key(Dimension.TARGET, standing.name());
        return new Target(
                standing, Stats.of(live.window(key, seconds), seconds), Spark.of(live, key, clock));
    }

    private static @Nullable Integer positive(int tokens) {
        return tokens > 0 ? tokens : null;
    }
}
