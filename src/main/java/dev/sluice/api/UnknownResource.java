package dev.sluice.api;

import dev.sluice.wire.Ids;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every path that nothing else answers, and every known path asked with another method: an OpenAI error object, never HTML, never a
/// proxied call (openai-wire EP-1, EP-2; security S6).
@Path("/{path:.*}")
@Singleton
@NonBlocking
final class UnknownResource {

    @GET
    public Response get(RoutingContext http) {
        return unknown(http);
    }

    @POST
    public Response post(RoutingContext http) {
        return unknown(http);
    }

    @PUT
    public Response put(RoutingContext http) {
        return unknown(http);
    }

    @PATCH
    public Response patch(RoutingContext http) {
        return unknown(http);
    }

    @DELETE
    public Response delete(RoutingContext http) {
        return unknown(http);
    }

    private static Response unknown(RoutingContext http) {
        String what = Labels.clean(http.request().method() + " " + http.request().path());
        return json(new Refusal.UnknownUrl("Unknown request URL: " + what + ". GET /v1/models lists what there is to call."), null);
    }

    /// What the framework refuses by itself: a wrong method, or a path it cannot decode.
    @ServerExceptionMapper
    public Response refused(WebApplicationException no, RoutingContext http) {
        if (no instanceof NotAllowedException) {
            String allow = no.getResponse().getHeaderString(HttpHeaders.ALLOW);
            String methods = allow == null ? "" : allow;
            return json(new Refusal.WrongMethod(methods, "This URL takes " + methods + ", not " + http.request().method() + "."), methods);
        }
        return no.getResponse().getStatus() == 404
                ? unknown(http)
                : json(new Refusal.Malformed(null, null, "The request cannot be read; check its URL and headers."), null);
    }

    private static Response json(Refusal why, @org.jspecify.annotations.Nullable String allow) {
        ErrorMapper.Answer answer = ErrorMapper.answer(why);
        return Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("x-request-id", Ids.next())
                .header("x-should-retry", "false")
                .header(HttpHeaders.ALLOW, allow)
                .entity(answer.body())
                .build();
    }
}
