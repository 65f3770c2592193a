package dev.sluice.admin;

import dev.sluice.config.Configuration;
import dev.sluice.config.Problem;
import dev.sluice.config.Reload;
import dev.sluice.config.Snapshot;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.List;
import java.util.stream.Collectors;

/// Reads the configuration again, now, and says what came of it: for secrets in files, which the
/// watcher does not see change.
@Path("/")
@Singleton
@Blocking
final class ReloadResource {

    private final Configuration configuration;
    private final Surface surface;

    ReloadResource(Configuration configuration, Surface surface) {
        this.configuration = configuration;
        this.surface = surface;
    }

    @POST
    @Path("admin/config/reload")
    public void reload(RoutingContext http, @Suspended AsyncResponse never) {
        http.request().resume();
        if (!surface.open()) {
            surface.absent(http);
            return;
        }
        Reload done = configuration.reload();
        List<Problem> problems = done instanceof Reload.Rejected no ? no.problems() : List.of();
        Snapshot now = configuration.current();
        String lines =
                problems.stream()
                        .map(problem -> Surface.quoted(problem.toString()))
                        .collect(Collectors.joining(","));
        surface.json(
                http,
                "{\"result\":\""
                        + done.word()
                        + "\",\"generation\":"
                        + now.generation()
                        + ",\"hash\":\""
                        + now.hash()
                        + "\",\"problems\":["
                        + lines
                        + "]}");
    }
}
