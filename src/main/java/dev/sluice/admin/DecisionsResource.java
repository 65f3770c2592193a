package dev.sluice.admin;

import dev.sluice.Recall;
import dev.sluice.decisions.DecisionRecord;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The decisions on record, as their log line shows them: newest first, page by page, or one.
@Path("/admin/decisions")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class DecisionsResource {

    private static final String PAGE = "50";
    private static final int LARGEST = 1_000;

    /// How many records are read from the store at a time, and for one page.
    private static final int READ = 500;

    private static final int LOOKED_AT = 10_000;

    /// By how much a record may come after one that ended later: they are written by several loops.
    private static final long DISORDER_MILLIS = 10_000;

    private final Recall recall;

    DecisionsResource(Recall recall) {
        this.recall = recall;
    }

    @GET
    @APIResponse(
            responseCode = "410",
            description = "The decision to go on after is held no more",
            content = @Content(schema = @Schema(implementation = Failure.class)))
    public String list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Parameter(description = "Epoch milliseconds; those that ended then or later")
                    @QueryParam("since")
                    @Nullable String since,
            UriInfo asked) {
        if (after != null && !after.isEmpty() && recall.decision(after).isEmpty()) {
            String message = "after: that decision is held no more; begin with the newest.";
            throw new Wrong(410, Failure.of("gone", "after", message));
        }
        int most = Asked.limit(limit == null ? PAGE : limit, LARGEST);
        long from = since == null || since.isEmpty() ? 0 : Asked.moment("since", since);
        Picked wanted = Picked.by(asked.getQueryParameters());
        List<DecisionRecord> page = new ArrayList<>();
        String last = after;
        int looked = 0;
        boolean more = true;
        while (more && looked < LOOKED_AT && page.size() < most) {
            List<DecisionRecord> some = recall.decisions(last, READ);
            more = some.size() == READ;
            for (DecisionRecord record : some) {
                if (page.size() == most) {
                    more = true;
                    break;
                }
                if (record.at() < from - DISORDER_MILLIS) {
                    return Lines.page(page, false, null);
                }
                looked++;
                last = record.id();
                if (record.at() >= from && wanted.test(record)) {
                    page.add(record);
                }
            }
        }
        return Lines.page(page, more, more ? last : null);
    }

    @GET
    @Path("{id}")
    public String one(@PathParam("id") String id) {
        return Lines.one(recall.decision(id).orElseThrow(() -> Wrong.missing("decision", id)));
    }
}
