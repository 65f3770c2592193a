package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.config.Configuration;
import dev.sluice.config.Draft;
import dev.sluice.config.Drafts;
import dev.sluice.config.Problem;
import dev.sluice.config.Reload;
import dev.sluice.config.Schema;
import dev.sluice.config.Snapshot;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The configuration as a whole: what is in force, and reading all of it again, for secrets in
/// files, which the watcher does not see change.
@Path("/admin/config")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class ConfigResource {

    private static final Logger LOG = Logger.getLogger(ConfigResource.class);

    private final Configuration configuration;

    ConfigResource(Configuration configuration) {
        this.configuration = configuration;
    }

    /// @param source `files` or `embedded`
    /// @param whyNot it cannot be written; null when it can
    /// @param problems of the last reload that was rejected
    record Whole(
            String source,
            String directory,
            @Nullable String whyNot,
            String hash,
            long generation,
            List<Problem> problems,
            List<Problem> warnings,
            List<Listed> files) {

        @JsonProperty("writable")
        public boolean writable() {
            return whyNot == null;
        }
    }

    record Listed(String name, String etag, int bytes, @Nullable Long modifiedAt) {

        static Listed of(Draft draft) {
            return new Listed(
                    draft.name(),
                    draft.etag(),
                    draft.text().getBytes(StandardCharsets.UTF_8).length,
                    draft.modifiedAt() < 0 ? null : draft.modifiedAt());
        }
    }

    /// @param result applied, unchanged or rejected
    record Reloaded(String result, long generation, String hash, List<Problem> problems) {}

    @GET
    public Whole configuration() {
        Drafts drafts = configuration.drafts();
        Snapshot now = configuration.current();
        return new Whole(
                drafts.fromFiles() ? "files" : "embedded",
                drafts.directory(),
                drafts.readOnly().isEmpty() ? null : drafts.readOnly(),
                now.hash(),
                now.generation(),
                configuration.rejected(),
                configuration.warnings(),
                drafts.all().stream().map(Listed::of).toList());
    }

    @GET
    @Path("schema")
    @APIResponse(
            responseCode = "200",
            description = "A JSON schema",
            content =
                    @Content(
                            schema =
                                    @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                            type = SchemaType.OBJECT)))
    public String schema() {
        return Schema.text();
    }

    @POST
    @Path("reload")
    public Reloaded reload() {
        Reload done = configuration.reload();
        LOG.infof("an operator asked for a reload: %s", done.word());
        Snapshot now = configuration.current();
        return new Reloaded(
                done.word(),
                now.generation(),
                now.hash(),
                done instanceof Reload.Rejected no ? no.problems() : List.of());
    }
}
