package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.Inquiry;
import dev.sluice.catalog.Model;
import dev.sluice.complexity.Scale;
import dev.sluice.config.Configuration;
import dev.sluice.config.Snapshot;
import dev.sluice.live.Dimension;
import dev.sluice.live.Live;
import dev.sluice.route.Route;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How requests find their models: routes, pools, and each team's rules in order with what they
/// decided lately.
@Path("/admin/routes")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class RoutesResource {

    private final Configuration configuration;
    private final Inquiry inquiry;
    private final Live live;

    RoutesResource(Configuration configuration, Inquiry inquiry, Live live) {
        this.configuration = configuration;
        this.inquiry = inquiry;
        this.live = live;
    }

    record Routing(
            int windowS,
            String hash,
            long generation,
            List<One> routes,
            List<Members> pools,
            List<Teams.One> teams) {}

    record One(
            String name,
            Members fast,
            Members reasoning,
            List<String> fallback,
            List<String> signals,
            @JsonUnwrapped Cut cut,
            @JsonUnwrapped Lately lately,
            @JsonUnwrapped Written written) {}

    /// @param thresholdFrom in words
    record Cut(
            @Nullable Double threshold,
            String thresholdFrom,
            @Nullable Double band,
            String estimator,
            Aim target) {}

    /// @param kind the key of the configuration
    record Aim(String kind, double value) {}

    /// What became of the calls that named it.
    record Lately(Stats stats, List<Share> shares) {}

    @GET
    public Routing routes(@QueryParam("window") @DefaultValue("3600") String window) {
        int seconds = Asked.window(window);
        Snapshot now = configuration.current();
        return new Routing(
                seconds,
                now.hash(),
                now.generation(),
                now.routes().values().stream().map(route -> one(route, seconds)).toList(),
                pools(now),
                new Teams(configuration, live, seconds).all());
    }

    private One one(Route route, int seconds) {
        Scale scale = inquiry.inForce(route);
        return new One(
                route.name(),
                Members.of(configuration, route.fast()),
                Members.of(configuration, route.reasoning()),
                route.fallback().stream().map(Model::name).toList(),
                route.signals(),
                new Cut(
                        Json.known(scale.reasoningAbove()),
                        inquiry.origin(route),
                        Json.known(scale.band()),
                        scale.estimator(),
                        new Aim(scale.target().kind().key(), scale.target().value())),
                new Lately(
                        Stats.of(live.window(key(route), seconds), seconds),
                        Share.all(live, Dimension.ROUTE_TIER, route.name(), seconds)),
                Written.at(configuration, "routes." + route.name()));
    }

    private static Live.Key key(Route route) {
        return new Live.Key(Dimension.ROUTE, route.name());
    }

    private List<Members> pools(Snapshot now) {
        return now.routes().values().stream()
                .flatMap(route -> Stream.of(route.fast(), route.reasoning()))
                .distinct()
                .map(pool -> Members.of(configuration, pool))
                .toList();
    }
}
