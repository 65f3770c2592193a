package dev.sluice.admin;

import dev.sluice.Recall;
import dev.sluice.complexity.Artifact;
import dev.sluice.config.Configuration;
import dev.sluice.live.Live;
import dev.sluice.metrics.Meters;
import dev.sluice.metrics.Present;
import io.quarkus.vertx.http.HttpServer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/// What runs here. No secret is part of it.
@Path("/admin/system")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class SystemResource {

    private final Configuration configuration;
    private final Recall recall;
    private final Live live;
    private final Surface surface;
    private final HttpServer server;
    private final LogLevel level;
    private final Present present;
    private final Running.Build build;

    SystemResource(
            Configuration configuration,
            Recall recall,
            Live live,
            Surface surface,
            HttpServer server,
            LogLevel level,
            Meters meters,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "sluice.revision", defaultValue = "unknown") String revision,
            @ConfigProperty(name = "sluice.instance") String instance) {
        this.configuration = configuration;
        this.recall = recall;
        this.live = live;
        this.surface = surface;
        this.server = server;
        this.level = level;
        this.present = new Present(meters);
        this.build =
                new Running.Build(
                        version,
                        revision,
                        Runtime.version().toString(),
                        instance,
                        ManagementFactory.getRuntimeMXBean().getStartTime(),
                        Artifact.shipped().version());
    }

    record Wanted(@Nullable String level) {}

    @GET
    public Running system() {
        Runtime runtime = Runtime.getRuntime();
        return new Running(
                build,
                new Running.Where(
                        surface.own() ? surface.port() : server.getPort(),
                        surface.own(),
                        surface.asks(),
                        server.getPort()),
                new Running.InForce(
                        configuration.current().hash(),
                        configuration.current().generation(),
                        configuration.rejected(),
                        configuration.warnings()),
                configuration.current().models().values().stream()
                        .flatMap(model ->
                                model.provider().addresses().stream()
                                        .map(address -> Standing.of(present, model, address)))
                        .toList(),
                new Running.Held(present.decisionsHeld(), !recall.log().isEmpty()),
                new Running.Memory(
                        runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()),
                live.held(),
                level.now());
    }

    @PUT
    @Path("log-level")
    public LogLevel.Now level(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Wanted.class)))
                    byte[] body,
            @Context RoutingContext http) {
        String wanted = Json.read(body, Wanted.class).level();
        return level.set(String.valueOf(wanted), http.request().remoteAddress().hostAddress());
    }
}
