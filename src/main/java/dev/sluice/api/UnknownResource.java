package dev.sluice.api;

import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.Objects;

/// Every path that nothing else answers, and every known path asked with another method: an OpenAI
/// error object, never HTML, never a proxied call (openai-wire EP-1, EP-2; security S6).
@Path("/")
@Singleton
@NonBlocking
final class UnknownResource {

    private static final String ANY = "{path:.*}";

    private final Replies replies;

    UnknownResource(Replies replies) {
        this.replies = replies;
    }

    @GET
    @Path(ANY)
    public void get(RoutingContext http, @Suspended AsyncResponse never) {
        refuse(http);
    }

    @POST
    @Path(ANY)
    public void post(RoutingContext http, @Suspended AsyncResponse never) {
        refuse(http);
    }

    @PUT
    @Path(ANY)
    public void put(RoutingContext http, @Suspended AsyncResponse never) {
        refuse(http);
    }

    @PATCH
    @Path(ANY)
    public void patch(RoutingContext http, @Suspended AsyncResponse never) {
        refuse(http);
    }

    @DELETE
    @Path(ANY)
    public void delete(RoutingContext http, @Suspended AsyncResponse never) {
        refuse(http);
    }

    @OPTIONS
    @Path(ANY)
    public void options(RoutingContext http, @Suspended AsyncResponse never) {
        refuse(http);
    }

    private void refuse(RoutingContext http) {
        http.request().resume();
        Envelope envelope = new Envelope(http.request().headers());
        Refusal oversized = envelope.oversized();
        replies.refuse(http, envelope.requestId(), oversized != null ? oversized : refusal(http));
    }

    static Refusal refusal(RoutingContext http) {
        // Without a path: CONNECT.
        String path = Objects.requireNonNullElse(http.request().path(), "");
        String method = http.request().method().name();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String allowed = allowed(bare);
        return allowed.isEmpty()
                ? new Refusal.UnknownUrl(
                        "Unknown request URL: "
                                + Labels.clean(method + " " + path)
                                + (allowed("/v1" + bare).isEmpty()
                                        ? "; see the gateway's documentation for what it serves."
                                        : "; it is served below /v1, so let the SDK's base URL end in /v1."))
                : new Refusal.WrongMethod(
                        allowed,
                        "This URL takes " + allowed + ", not " + Labels.clean(method) + ".");
    }

    private static String allowed(String path) {
        if (path.startsWith("/v1/") && Endpoint.at(path.substring("/v1/".length())) != null) {
            return "POST";
        }
        if (path.equals("/rerank") || path.equals("/v2/rerank")) {
            return "POST";
        }
        if (path.startsWith("/v1/routing/") && path.endsWith("/feedback")) {
            return "POST";
        }
        return path.equals("/v1/models") || path.startsWith("/v1/models/") ? "GET" : "";
    }
}
