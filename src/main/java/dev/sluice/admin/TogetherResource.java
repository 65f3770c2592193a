package dev.sluice.admin;

import dev.sluice.config.Configuration;
import dev.sluice.config.Drafts.Edit;
import dev.sluice.config.Saved;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Several files saved as one change, which may be valid only as a whole: a pool in one, a rule
/// that uses it in another. All are written, or none.
@Path("/admin/config/files")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class TogetherResource {

    private final Configuration configuration;

    TogetherResource(Configuration configuration) {
        this.configuration = configuration;
    }

    /// @param files as they are to be, by name
    record Change(Map<String, @Nullable Part> files) {}

    /// @param etag of the text it was made from; null for a file that is new
    record Part(String text, @Nullable String etag) {}

    @PUT
    @APIResponse(
            responseCode = "200",
            description = "All are written",
            content = @Content(schema = @Schema(implementation = Stored.class)))
    @APIResponse(
            responseCode = "412",
            description = "Somebody else saved some of them first; nothing was written",
            content = @Content(schema = @Schema(implementation = Failure.Overtaken.class)))
    @APIResponse(
            responseCode = "422",
            description = "It would not load; nothing was written",
            content = @Content(schema = @Schema(implementation = Failure.Invalid.class)))
    public Stored save(
            @Context RoutingContext http,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Change.class)))
                    byte[] body) {
        Map<String, Edit> edits = edits(Json.read(body, Change.class));
        try {
            return told(configuration.drafts().save(edits), http);
        } catch (IllegalArgumentException noName) {
            throw Wrong.body("files: " + noName.getMessage() + ".");
        }
    }

    private static Map<String, Edit> edits(Change change) {
        Map<String, Edit> edits = new HashMap<>();
        if (change.files() != null) {
            change.files()
                    .forEach((name, part) -> {
                        if (part == null || part.text() == null) {
                            throw Wrong.body(
                                    "files: each needs its text; no file is removed here.");
                        }
                        edits.put(name, new Edit(part.text(), part.etag()));
                    });
        }
        if (edits.isEmpty()) {
            throw Wrong.body(
                    "files: is missing; send {\"files\": {\"NAME.yaml\": {\"text\": \"...\", \"etag\": \"...\"}}}.");
        }
        return edits;
    }

    private Stored told(Saved saved, RoutingContext http) {
        Saved.Written done = Saving.done(saved, http, Wrong::changed);
        return Stored.of(done.drafts(), done.reload(), configuration);
    }
}
