package dev.sluice.admin;

import dev.sluice.Inquiry;
import dev.sluice.Listing;
import dev.sluice.Listing.Listed;
import dev.sluice.catalog.Model;
import dev.sluice.config.Configuration;
import dev.sluice.route.Route;
import dev.sluice.team.Team;
import dev.sluice.wire.Credential;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Refused;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// A caller's chat, from the console: a page may call its own port only, and callers may have
/// another. Who is signed in is an operator; as whom is called says the key of a team in
/// `x-api-key`, as anywhere.
@Path("/admin/playground")
@Singleton
@Guarded
@NonBlocking
final class PlaygroundResource {

    private final Configuration configuration;
    private final Inquiry inquiry;
    private final Listing listing;

    PlaygroundResource(Configuration configuration, Inquiry inquiry, Listing listing) {
        this.configuration = configuration;
        this.inquiry = inquiry;
        this.listing = listing;
    }

    /// @param team whose key it is, or whom callers count as where no team has one; null while a
    ///   key is needed and none was shown
    /// @param names what it may ask for a chat, routes first
    record Player(@Nullable String team, List<String> names) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Player player(@Context RoutingContext http) {
        Credential credential = new Envelope(asCaller(http).headers()).credential();
        if (credential instanceof Credential.None && !inquiry.open()) {
            return new Player(null, List.of());
        }
        try {
            Team team = configuration.current().teams().identify(credential).team();
            return new Player(
                    team.id(),
                    listing.models(credential).stream()
                            .map(Listed::name)
                            .filter(this::chats)
                            .toList());
        } catch (Refused no) {
            throw new Wrong(400, Failure.of("team_key", "x-api-key", no.refusal().message()));
        }
    }

    /// Of a route, whether any model that it weighs for does.
    private boolean chats(String name) {
        Route route = configuration.current().routes().get(name);
        if (route == null) {
            Model model = configuration.current().models().get(name);
            return model != null && chats(model);
        }
        return Stream.of(route.fast(), route.reasoning())
                .flatMap(pool -> pool.models().stream())
                .anyMatch(model -> chats(model));
    }

    private static boolean chats(Model model) {
        return model.card().serves(Endpoint.CHAT) && !model.card().onlyContinues();
    }

    /// The call itself, by the resource that takes every caller's.
    @POST
    @Path("chat/completions")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "As POST /v1/chat/completions says, whole or as a stream")
    public void chat(@Context RoutingContext http, @Suspended AsyncResponse never) {
        asCaller(http);
        http.reroute("/v1/" + Endpoint.CHAT.path());
    }

    /// Without what shows the operator.
    private static HttpServerRequest asCaller(RoutingContext http) {
        http.request().headers().remove(HttpHeaders.AUTHORIZATION).remove(HttpHeaders.COOKIE);
        return http.request();
    }
}
