package dev.sluice.admin;

import dev.sluice.Recall;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.JsonLine;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.List;
import java.util.stream.Collectors;

/// The decisions on record, as their log line shows them: newest first, page by page, or one.
@Path("/")
@Singleton
@Blocking
final class DecisionsResource {

    private static final int PAGE = 50;
    private static final int LARGEST = 1_000;

    private final Recall recall;
    private final Surface surface;

    DecisionsResource(Recall recall, Surface surface) {
        this.recall = recall;
        this.surface = surface;
    }

    @GET
    @Path("admin/decisions")
    public void list(RoutingContext http, @Suspended AsyncResponse never) {
        http.request().resume();
        String asked = http.request().getParam("limit", Integer.toString(PAGE));
        if (!surface.open()) {
            surface.absent(http);
        } else if (!asked.matches("[1-9]\\d{0,3}") || Integer.parseInt(asked) > LARGEST) {
            surface.wrong(
                    http, "limit: '" + asked + "' is not a number from 1 to " + LARGEST + ".");
        } else {
            int limit = Integer.parseInt(asked);
            surface.json(http, page(http.request().getParam("after"), limit));
        }
    }

    @GET
    @Path("admin/decisions/{id}")
    public void one(
            RoutingContext http, @PathParam("id") String id, @Suspended AsyncResponse never) {
        http.request().resume();
        if (!surface.open()) {
            surface.absent(http);
            return;
        }
        recall.decision(id)
                .ifPresentOrElse(
                        record -> surface.json(http, JsonLine.of(record)),
                        () ->
                                surface.missing(
                                        http,
                                        "decision: '"
                                                + id
                                                + "' is not held here, or not any more."));
    }

    /// One more is asked for than shown, to know whether there is another page.
    private String page(@org.jspecify.annotations.Nullable String after, int limit) {
        List<DecisionRecord> found = recall.decisions(after, limit + 1);
        boolean more = found.size() > limit;
        return found.stream()
                .limit(limit)
                .map(JsonLine::of)
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"object\":\"list\",\"has_more\":" + more + ",\"data\":[",
                                "]}"));
    }
}
