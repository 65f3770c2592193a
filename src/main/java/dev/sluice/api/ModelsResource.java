package dev.sluice.api;

import dev.sluice.Listing;
import dev.sluice.Listing.Listed;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Reply;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.List;

/// What a caller's team may name. Never asks an upstream (openai-wire MODEL-4).
@Path("/")
@Singleton
@NonBlocking
final class ModelsResource {

    private final Listing listing;
    private final Replies replies;

    ModelsResource(Listing listing, Replies replies) {
        this.listing = listing;
        this.replies = replies;
    }

    @GET
    @Path("v1/models")
    public void list(RoutingContext http, @Suspended AsyncResponse never) {
        answer(http, (models, shape) -> json(shape.all(models)));
    }

    /// The rest of the path, because ids contain `/` (openai-wire EP-3).
    @GET
    @Path("v1/models/{id:.+}")
    public void one(
            RoutingContext http, @PathParam("id") String id, @Suspended AsyncResponse never) {
        answer(http, (models, shape) -> only(id, models, shape));
    }

    private interface Choice {
        Reply of(List<Listed> models, ModelsShape shape);
    }

    private void answer(RoutingContext http, Choice choice) {
        http.request().resume();
        Envelope headers = new Envelope(http.request().headers());
        String id = headers.requestId();
        Refusal oversized = headers.oversized();
        if (oversized != null) {
            replies.refuse(http, id, oversized);
            return;
        }
        try {
            List<Listed> models = listing.models(headers.credential());
            replies.send(http, id, choice.of(models, ModelsShape.of(headers.headers())));
        } catch (Refused no) {
            replies.refuse(http, id, no.refusal());
        }
    }

    private static Reply only(String id, List<Listed> models, ModelsShape shape) {
        return models.stream()
                .filter(model -> model.name().equals(id))
                .findFirst()
                .map(model -> json(shape.one(model)))
                .orElseGet(() ->
                        new Reply.Declined(
                                new Labels(),
                                new Refusal.ModelNotFound(
                                        "The model '"
                                                + Labels.brief(id)
                                                + "' does not exist or you do not have access to it; GET /v1/models lists yours.")));
    }

    private static Reply json(String text) {
        return new Reply.Whole(200, new Labels(), Buffer.buffer(text));
    }
}
