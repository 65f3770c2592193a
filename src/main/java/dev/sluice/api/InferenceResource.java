package dev.sluice.api;

import dev.sluice.Gateway;
import dev.sluice.upstream.Departure;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Flushes;
import dev.sluice.wire.Intake;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.Objects;
import java.util.concurrent.Executor;

/// The endpoints that reach a model. A call stays on the event loop of its connection: [Intake]
/// reads its body, [Replies] writes its answer, both straight from and to the connection. So the
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
        Envelope envelope = new Envelope(http.request().headers());
        String id = envelope.requestId();
        Flushes.atTurnEnd(http.request().connection());
        Refusal unreadable = envelope.unreadable();
        if (unreadable != null) {
            http.request().resume();
            replies.refuse(http, id, unreadable);
            return;
        }
        Departure departure = new Departure(loop());
        http.response().closeHandler(_ -> departure.gone());
        new Intake(http.request(), endpoint)
                .read(
                        body -> answer(http, id, endpoint, envelope, body, departure),
                        no -> replies.refuse(http, id, no));
    }

    private static Executor loop() {
        Context context =
                Objects.requireNonNull(Vertx.currentContext(), "a request is not on an event loop");
        return task -> context.runOnContext(_ -> task.run());
    }

    private void answer(
            RoutingContext http,
            String id,
            Endpoint endpoint,
            Envelope envelope,
            byte[] body,
            Departure departure) {
        try {
            Call call =
                    new Call(
                            id,
                            System.nanoTime(),
                            endpoint,
                            envelope.credential(),
                            envelope.wishes(),
                            body);
            gateway.answer(call, departure)
                    .subscribe()
                    .with(reply -> replies.send(http, id, reply));
        } catch (Refused wrongHeader) {
            replies.refuse(http, id, wrongHeader.refusal());
        }
    }
}
