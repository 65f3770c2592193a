package dev.sluice.api;

import dev.sluice.Gateway;
import dev.sluice.Visitor;
import dev.sluice.upstream.Departure;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Intake;
import dev.sluice.wire.Intakes;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;

/// The endpoints that reach a model. A call stays on the event loop of its connection: [Intake]
/// reads its body, [Replies] writes its answer, both straight from and to the connection. So the
/// framework's own answer is suspended and never resumed: it would write a second head, activate a
/// request scope per call, and take the close handler that tells us when a caller leaves.
@Path("/")
@Singleton
@NonBlocking
final class InferenceResource {

    private static final byte[] NOTHING = {};

    private final Entrance entrance;
    private final Gateway gateway;
    private final Replies replies;
    private final Intakes intakes;

    InferenceResource(Entrance entrance, Gateway gateway, Replies replies, Intakes intakes) {
        this.entrance = entrance;
        this.gateway = gateway;
        this.replies = replies;
        this.intakes = intakes;
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

    /// Where Cohere's SDKs and Jina's look for it; not one of OpenAI's paths.
    @POST
    @Path("{version:(v1/|v2/)?}rerank")
    public void rerank(RoutingContext http, @Suspended AsyncResponse never) {
        serve(http, Endpoint.RERANK);
    }

    @POST
    @Path("v1/messages")
    public void messages(RoutingContext http, @Suspended AsyncResponse never) {
        serve(http, Endpoint.MESSAGES);
    }

    @POST
    @Path("v1/messages/count_tokens")
    public void countTokens(RoutingContext http, @Suspended AsyncResponse never) {
        serve(http, Endpoint.COUNT_TOKENS);
    }

    private void serve(RoutingContext http, Endpoint endpoint) {
        Envelope envelope = new Envelope(http.request().headers());
        Departure departure = Departure.here();
        http.response().closeHandler(_ -> departure.gone());
        Visitor visitor = gateway.greet(envelope.credential());
        Visit visit = new Visit(http, envelope.requestId(), endpoint, envelope, visitor, departure);
        Refusal no = entrance.unwelcome(http.request(), envelope);
        if (no != null) {
            turnAway(visit, no);
        } else if (visitor.known()) {
            Intake intake = intakes.of(http.request(), endpoint);
            intake.read(body -> answer(visit, body, intake::release), why -> turnAway(visit, why));
        } else {
            answer(visit, NOTHING, () -> {});
        }
    }

    private void turnAway(Visit visit, Refusal why) {
        replies.send(
                visit.http(), visit.id(), gateway.turnAway(visit.unread(), visit.visitor(), why));
    }

    /// @param done told when nobody needs the body any more: once an upstream has spoken, it is not
    ///   sent again
    private void answer(Visit visit, byte[] body, Runnable done) {
        try {
            gateway.answer(visit.call(body), visit.visitor(), visit.departure())
                    .subscribe()
                    .with(reply -> {
                        done.run();
                        replies.send(visit.http(), visit.id(), reply);
                    });
        } catch (Refused wrongHeader) {
            done.run();
            turnAway(visit, wrongHeader.refusal());
        }
    }
}
