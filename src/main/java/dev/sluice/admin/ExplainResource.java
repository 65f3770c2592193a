package dev.sluice.admin;

import dev.sluice.Inquiry;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Refused;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/// What the gateway would do with a request, and why, without sending it: the caller's body and
/// `x-sluice-*` headers as they are.
@Path("/admin/explain")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class ExplainResource {

    private final Inquiry inquiry;

    ExplainResource(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    @POST
    public String explain(
            @QueryParam("team") @Nullable String team,
            @QueryParam("endpoint") @DefaultValue("chat/completions") String named,
            @Context RoutingContext http,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = SchemaType.OBJECT)))
                    byte @Nullable [] body) {
        try {
            Envelope envelope = new Envelope(http.request().headers());
            Call call =
                    new Call(
                            envelope.requestId(),
                            System.nanoTime(),
                            endpoint(named),
                            "",
                            envelope.wishes(),
                            body == null ? new byte[0] : body);
            return inquiry.explain(team, call).json();
        } catch (Refused no) {
            throw new Wrong(400, Failure.of("unsupported_value", null, no.refusal().message()));
        }
    }

    private static Endpoint endpoint(String path) {
        Endpoint endpoint = Endpoint.at(path);
        if (endpoint == null) {
            String known =
                    Arrays.stream(Endpoint.values())
                            .map(Endpoint::path)
                            .collect(Collectors.joining(", "));
            throw Wrong.query("endpoint", path, "an endpoint; known: " + known);
        }
        return endpoint;
    }
}
