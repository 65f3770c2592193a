package dev.sluice.admin;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// What happens now, once a second, as server-sent events. A listener that comes back says which
/// second it saw last and gets those it missed; one that does not read is left out until it does.
@Path(LiveResource.PATH)
@Singleton
@Guarded
@NonBlocking
final class LiveResource {

    static final String PATH = "/admin/live";

    private static final int LISTENERS = 32;

    private final Ticks ticks;
    private final Vertx vertx;
    private final Sessions sessions;
    private final AtomicInteger listeners = new AtomicInteger();

    LiveResource(Ticks ticks, Vertx vertx, Sessions sessions) {
        this.ticks = ticks;
        this.vertx = vertx;
        this.sessions = sessions;
    }

    @GET
    @APIResponse(
            responseCode = "200",
            description = "`event: tick` once a second",
            content =
                    @Content(
                            mediaType = "text/event-stream",
                            schema = @Schema(implementation = Tick.class)))
    public void listen(@Context RoutingContext http, @Suspended AsyncResponse never) {
        http.request().resume();
        if (listeners.incrementAndGet() > LISTENERS) {
            listeners.decrementAndGet();
            String message = "32 listeners are enough; close one.";
            http.response()
                    .setStatusCode(503)
                    .putHeader("content-type", "application/json")
                    .end(Json.text(Failure.of("too_many_listeners", null, message)));
            return;
        }
        HttpServerResponse response = http.response();
        response.setChunked(true)
                .putHeader("content-type", "text/event-stream; charset=utf-8")
                .putHeader("x-accel-buffering", "no");
        response.write("retry: 1000\n: ok\n\n");
        Listener listener =
                new Listener(ticks, vertx, sessions, http.request(), listeners::decrementAndGet);
        response.closeHandler(_ -> listener.leave());
        listener.begin();
    }
}
