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
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The endpoints that reach a model, ahead of all that the framework would do for a path. A call
/// stays on the event loop of its connection: [Intake] reads its body, [Replies] writes its answer,
/// both straight from and to the connection. A resource of Quarkus REST would cost it a context,
/// write a second head and take the close handler that tells us when a caller leaves
/// (docs/decisions/0003).
@Singleton
final class InferenceRoutes {

    private static final byte[] NOTHING = {};

    private final Entrance entrance;
    private final Gateway gateway;
    private final Replies replies;
    private final Intakes intakes;

    InferenceRoutes(Entrance entrance, Gateway gateway, Replies replies, Intakes intakes) {
        this.entrance = entrance;
        this.gateway = gateway;
        this.replies = replies;
        this.intakes = intakes;
    }

    /// Another method on these paths is answered by [UnknownResource]. Where Cohere's SDKs and
    /// Jina's look for reranking is not one of OpenAI's paths.
    void open(@Observes Router router) {
        for (Endpoint endpoint : Endpoint.values()) {
            open(router, "/v1/" + endpoint.path(), endpoint);
        }
        open(router, "/rerank", Endpoint.RERANK);
        open(router, "/v2/rerank", Endpoint.RERANK);
    }

    private void open(Router router, String path, Endpoint endpoint) {
        router.post(path).order(Integer.MIN_VALUE).handler(http -> serve(http, endpoint));
    }

    /// The same for another gateway.
    InferenceRoutes of(Gateway other) {
        return new InferenceRoutes(entrance, other, replies, intakes);
    }

    void serve(RoutingContext http, Endpoint endpoint) {
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
