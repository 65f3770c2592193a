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

/// What the admin surface takes and says, as the build read it from these resources.
@Path("/admin/openapi")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class OpenApiResource {

    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";

    @GET
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
