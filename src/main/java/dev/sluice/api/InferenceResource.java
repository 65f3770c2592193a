package dev.sluice.api;

import dev.sluice.Gateway;
import dev.sluice.upstream.Departure;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.Executor;

/// The endpoints that reach a model. A call stays on the event loop of its connection; its body is
/// read by [Arrival] and its answer written by [Replies], straight to the connection. So the
/// framework's own answer is suspended and never resumed: it would write a second head, activate a
/// request scope per call, and take the close handler that tells us when a caller leaves.
@Path("/")
@Singleton
@NonBlocking
final class InferenceResource {

    private final Gateway gateway;
    private final Replies replies;

    InferenceResource(Gateway gateway, Replies replies) {
        this.gateway = gateway;
        this.replies = replies;
    }

    @POST
    @Path("v1/chat/completions")
    public void chat(RoutingContext http, @Suspended AsyncResponse never) {
        serve(http, Endpoint.CHAT);
    }

    @POST
    @Path("v1/completions")
    public void completions(RoutingContext http, @Suspended AsyncResponse never) {
        serve(http, Endpoint.COMPLETIONS);
    }

    @POST
    @Path("v1/embeddings")
    public void embeddings(RoutingContext http, @Suspended AsyncResponse never) {
        serve(http, Endpoint.EMBEDDINGS);
    }

    private void serve(RoutingContext http, Endpoint endpoint) {
        Departure departure = new Departure(loop());
        http.response().closeHandler(_ -> departure.gone());
        Arrival arrival = new Arrival(http, endpoint);
        arrival.read(
                call -> answer(http, call, departure),
                refusal -> replies.refuse(http, arrival.id(), refusal));
    }

    private static Executor loop() {
        Context context = Vertx.currentContext();
        return task -> context.runOnContext(_ -> task.run());
    }

    private void answer(RoutingContext http, Call call, Departure departure) {
        gateway.answer(call, departure)
                .subscribe()
                .with(reply -> replies.send(http, call.id(), reply));
    }
}
