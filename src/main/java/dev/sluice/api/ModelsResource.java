package dev.sluice.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.Inquiry;
import dev.sluice.Inquiry.Listed;
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
import java.util.stream.Collectors;

/// What a caller's team may name. Never asks an upstream (openai-wire MODEL-4).
@Path("/")
@Singleton
@NonBlocking
final class ModelsResource {

    /// Stable across restarts and equal for all (openai-wire MODEL-3): nobody told us when a model
    /// was made. 2026-01-01T00:00:00Z.
    private static final long CREATED = 1_767_225_600;

    private final Inquiry inquiry;
    private final Replies replies;

    ModelsResource(Inquiry inquiry, Replies replies) {
        this.inquiry = inquiry;
        this.replies = replies;
    }

    @GET
    @Path("v1/models")
    public void list(RoutingContext http, @Suspended AsyncResponse never) {
        answer(http, ModelsResource::all);
    }

    /// The rest of the path, because ids contain `/` (openai-wire EP-3).
    @GET
    @Path("v1/models/{id:.+}")
    public void one(
            RoutingContext http, @PathParam("id") String id, @Suspended AsyncResponse never) {
        answer(http, models -> only(id, models));
    }

    private interface Choice {
        Reply of(List<Listed> models);
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
            replies.send(http, id, choice.of(inquiry.models(headers.credential())));
        } catch (Refused no) {
            replies.refuse(http, id, no.refusal());
        }
    }

    private static Reply all(List<Listed> models) {
        return json(
                models.stream()
                        .map(ModelsResource::json)
                        .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}")));
    }

    private static Reply only(String id, List<Listed> models) {
        return models.stream()
                .filter(model -> model.name().equals(id))
                .findFirst()
                .map(model -> json(json(model)))
                .orElseGet(() ->
                        new Reply.Declined(
                                new Labels(),
                                new Refusal.ModelNotFound(
                                        "The model '"
                                                + id
                                                + "' does not exist or you do not have access to it; GET /v1/models lists yours.")));
    }

    private static Reply json(String text) {
        return new Reply.Whole(200, new Labels(), Buffer.buffer(text));
    }

    private static String json(Listed model) {
        return "{\"id\":\""
                + quoted(model.name())
                + "\",\"object\":\"model\",\"created\":"
                + CREATED
                + ",\"owned_by\":\""
                + quoted(model.owner())
                + "\",\"sluice\":"
                + model.facts()
                + "}";
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
