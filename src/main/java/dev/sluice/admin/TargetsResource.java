package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.catalog.Model;
import dev.sluice.config.Configuration;
import dev.sluice.upstream.Seat;
import dev.sluice.upstream.Upstreams;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/// The targets of the configuration in force: which are in rotation, why not, and for how long; and
/// an operator's word that one is well again.
@Path("/admin/targets")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class TargetsResource {

    private static final Logger LOG = Logger.getLogger(TargetsResource.class);

    private final Configuration configuration;
    private final Upstreams upstreams;

    TargetsResource(Configuration configuration, Upstreams upstreams) {
        this.configuration = configuration;
        this.upstreams = upstreams;
    }

    /// Flat, as [Seat] has it.
    ///
    /// @param state `in`, `out` or what lies between
    record Told(
            String target,
            String model,
            String provider,
            String address,
            String state,
            String reason,
            @JsonUnwrapped Figures figures) {

        static Told of(Seat seat) {
            return new Told(
                    seat.target(),
                    seat.modelName(),
                    seat.providerName(),
                    seat.address().toString(),
                    seat.state(),
                    seat.reason(),
                    new Figures(
                            seat.forMillis(),
                            Math.round(100 * seat.share()) / 100.0,
                            seat.inFlight(),
                            seat.p95Millis(),
                            seat.keys(),
                            seat.keysResting()));
        }
    }

    /// @param forMs how long the state lasts yet, 0 when nobody knows
    record Figures(
            long forMs,
            double share,
            int inFlight,
            long firstTokenP95Ms,
            int keys,
            int keysResting) {}

    record All(String object, List<Told> data) {}

    @GET
    public All list() {
        return new All("list", upstreams.seats(models()).stream().map(Told::of).toList());
    }

    @POST
    @Path("{name: .+}/reset")
    public Told reset(@PathParam("name") String name, @Context RoutingContext http) {
        Told told =
                upstreams
                        .reset(models(), name)
                        .map(Told::of)
                        .orElseThrow(() -> Wrong.missing("target", name));
        String from = http.request().remoteAddress().hostAddress();
        LOG.infof("an operator at %s reset the target %s", from, told.target());
        return told;
    }

    private Collection<Model> models() {
        return configuration.current().models().values();
    }
}
