package dev.sluice.admin;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// What the admin surface takes and says, as the build read it from these resources.
@Path("/admin/openapi")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class OpenApiResource {

    static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";

    @GET
    @APIResponse(
            responseCode = "200",
            description = "An OpenAPI document",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public String document() {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw Wrong.missing("document", "openapi");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
