package dev.sluice.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.Gateway;
import dev.sluice.Recall;
import dev.sluice.Visitor;
import dev.sluice.decisions.Verdict;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Intake;
import dev.sluice.wire.Intakes;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Reply;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import org.jboss.logging.Logger;

/// A caller's word on a routing decision, named by the `x-sluice-decision` of its answer.
@Path("/")
@Singleton
@NonBlocking
final class FeedbackResource {

    private static final Logger LOG = Logger.getLogger(FeedbackResource.class);

    private final Entrance entrance;
    private final Gateway gateway;
    private final Recall recall;
    private final Replies replies;
    private final Intakes intakes;
    private final Vertx vertx;

    FeedbackResource(
            Entrance entrance,
            Gateway gateway,
            Recall recall,
            Replies replies,
            Intakes intakes,
            Vertx vertx) {
        this.entrance = entrance;
        this.gateway = gateway;
        this.recall = recall;
        this.replies = replies;
        this.intakes = intakes;
        this.vertx = vertx;
    }

    @POST
    @Path("v1/routing/{decision}/feedback")
    public void feedback(
            RoutingContext http,
            @PathParam("decision") String decision,
            @Suspended AsyncResponse never) {
        Envelope envelope = new Envelope(http.request().headers());
        String id = envelope.requestId();
        Refusal unwelcome = entrance.unwelcome(http.request(), envelope);
        if (unwelcome != null) {
            turnAway(http, id, unwelcome);
            return;
        }
        switch (gateway.greet(envelope.credential())) {
            case Visitor.Known known -> listen(http, id, known, decision);
            case Visitor.Stranger stranger -> turnAway(http, id, stranger.no().refusal());
        }
    }

    private void turnAway(RoutingContext http, String id, Refusal why) {
        http.request().resume();
        replies.refuse(http, id, why);
    }

    private void listen(RoutingContext http, String id, Visitor visitor, String decision) {
        Intake intake = intakes.of(http.request(), Verdict.BODY, "/v1/routing/{decision}/feedback");
        intake.read(
                body -> {
                    intake.release();
                    answer(http, id, visitor, decision, body);
                },
                no -> replies.refuse(http, id, no));
    }

    /// On a worker: the store may be a database.
    private void answer(
            RoutingContext http, String id, Visitor visitor, String decision, byte[] body) {
        vertx.executeBlocking(() -> reply(visitor, decision, body), false)
                .onSuccess(said -> replies.send(http, id, said))
                .onFailure(fault -> {
                    LOG.errorf(fault, "feedback of request %s could not be kept", id);
                    String again = "the feedback could not be kept; send it again";
                    replies.refuse(http, id, new Refusal.Internal(again));
                });
    }

    private Reply reply(Visitor visitor, String decision, byte[] body) {
        try {
            Verdict verdict = recall.feedback(visitor, decision, body);
            return new Reply.Whole(200, new Labels(), Buffer.buffer(json(decision, verdict)));
        } catch (Refused no) {
            return new Reply.Declined(new Labels(), no.refusal());
        }
    }

    private static String json(String decision, Verdict verdict) {
        return "{\"object\":\"routing.feedback\",\"decision\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(decision))
                + "\",\"verdict\":\""
                + verdict.word()
                + "\"}";
    }
}
