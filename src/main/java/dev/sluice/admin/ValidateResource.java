package dev.sluice.admin;

import dev.sluice.config.Configuration;
import dev.sluice.config.Loading;
import dev.sluice.config.Problem;
import dev.sluice.config.Snapshot;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/// What texts that nobody saved would be.
@Path("/admin/config/validate")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class ValidateResource {

    private final Configuration configuration;

    ValidateResource(Configuration configuration) {
        this.configuration = configuration;
    }

    /// @param files text by name, in place of what is on disk; null as if the file were gone
    record Unsaved(Map<String, @Nullable String> files) {}

    /// @param hash of what it would be; null when it would not load
    record Verdict(
            boolean valid, List<Problem> problems, List<Problem> warnings, @Nullable String hash) {}

    @POST
    public Verdict validate(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Unsaved.class)))
                    byte[] body) {
        return switch (configuration.drafts().attempt(texts(Json.read(body, Unsaved.class)))) {
            case Loading.Rejected(List<Problem> problems) ->
                    new Verdict(false, problems, List.of(), null);
            case Loading.Loaded(Snapshot would, List<Problem> warnings) ->
                    new Verdict(true, List.of(), warnings, would.hash());
        };
    }

    static Map<String, @Nullable String> texts(Unsaved unsaved) {
        if (unsaved.files() == null) {
            throw Wrong.body("files: is missing; send {\"files\": {\"NAME.yaml\": \"TEXT\"}}.");
        }
        return unsaved.files();
    }
}
