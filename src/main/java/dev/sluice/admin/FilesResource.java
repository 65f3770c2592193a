package dev.sluice.admin;

import dev.sluice.config.Configuration;
import dev.sluice.config.Draft;
import dev.sluice.config.Drafts.Edit;
import dev.sluice.config.Problem;
import dev.sluice.config.Saved;
import dev.sluice.config.Snapshot;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// The configuration's files as text. A file is saved only over the text it was made from, and only
/// when all of it would load.
@Path("/admin/config/files/{name:.+}")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class FilesResource {

    private final Configuration configuration;

    FilesResource(Configuration configuration) {
        this.configuration = configuration;
    }

    record Edited(String text) {}

    /// @param result applied, unchanged or rejected: written, and not in force
    /// @param problems why it was rejected
    record Written(
            String name,
            String etag,
            String hash,
            long generation,
            String result,
            List<Problem> problems,
            List<Problem> warnings) {}

    @GET
    @APIResponseSchema(FileText.class)
    public Response read(
            @PathParam("name") String name, @HeaderParam("if-none-match") @Nullable String known) {
        Draft draft =
                configuration.drafts().one(name).orElseThrow(() -> Wrong.missing("file", name));
        return draft.etag().equals(known)
                ? Response.notModified().header("etag", draft.etag()).build()
                : Response.ok(FileText.of(draft)).header("etag", draft.etag()).build();
    }

    @PUT
    @APIResponseSchema(Written.class)
    @APIResponse(
            responseCode = "412",
            description = "Somebody else saved first",
            content = @Content(schema = @Schema(implementation = Failure.Changed.class)))
    @APIResponse(
            responseCode = "422",
            description = "It would not load; nothing was written",
            content = @Content(schema = @Schema(implementation = Failure.Invalid.class)))
    public Response save(
            @PathParam("name") String name,
            @HeaderParam("if-match") @Nullable String before,
            @HeaderParam("if-none-match") @Nullable String fresh,
            @Context RoutingContext http,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Edited.class)))
                    byte[] body) {
        String text = Json.read(body, Edited.class).text();
        if (text == null) {
            throw Wrong.body("text: is missing; send {\"text\": \"...\"}.");
        }
        if (before == null && !"*".equals(fresh)) {
            String message =
                    "Send If-Match with the etag you edited, or If-None-Match: * for a new file.";
            throw new Wrong(428, Failure.of("precondition_required", "if-match", message));
        }
        try {
            Edit edit = new Edit(text, before);
            return told(configuration.drafts().save(Map.of(name, edit)), http);
        } catch (IllegalArgumentException noName) {
            throw Wrong.body("name: " + noName.getMessage() + ".");
        }
    }

    private Response told(Saved saved, RoutingContext http) {
        Saved.Written done = Saving.done(saved, http, met -> Wrong.changed(met.getFirst()));
        Draft draft = done.drafts().getFirst();
        Snapshot now = configuration.current();
        Written written =
                new Written(
                        draft.name(),
                        draft.etag(),
                        now.hash(),
                        now.generation(),
                        done.reload().word(),
                        configuration.rejected(),
                        configuration.warnings());
        return Response.ok(written).header("etag", draft.etag()).build();
    }
}
