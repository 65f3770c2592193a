package dev.sluice.admin;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// The document's heads, which no resource names: what [Guard] asks of a request, and which text an
/// answer was.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DocumentHeaders implements OASFilter {

    private static final String DOOR = "/admin/session";
    private static final String FILE = "/admin/config/files/{name}";

    private static final String KEY = "key";
    private static final String SESSION = "session";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(KEY, key())
                .addSecurityScheme(SESSION, session());
        document.getPaths().getPathItems().forEach(DocumentHeaders::guarded);
        PathItem file = document.getPaths().getPathItem(FILE);
        file.getGET()
                .getResponses()
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("Still the text of if-none-match")
                                .addHeader("etag", etag()));
        for (Operation operation : List.of(file.getGET(), file.getPUT())) {
            operation.getResponses().getAPIResponse("200").addHeader("etag", etag());
        }
    }

    private static void guarded(String path, PathItem item) {
        if (path.equals(DOOR)) {
            return;
        }
        // The first asks for nothing: on loopback a gateway may have no key.
        List<SecurityRequirement> either =
                List.of(
                        OASFactory.createSecurityRequirement(),
                        OASFactory.createSecurityRequirement().addScheme(KEY),
                        OASFactory.createSecurityRequirement().addScheme(SESSION));
        for (Map.Entry<PathItem.HttpMethod, Operation> one : item.getOperations().entrySet()) {
            one.getValue().setSecurity(either);
            if (one.getKey() != PathItem.HttpMethod.GET) {
                one.getValue().addParameter(csrf());
            }
        }
    }

    private static SecurityScheme key() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("The admin key");
    }

    private static SecurityScheme session() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name(Sessions.PLAIN)
                .description(
                        "What POST /admin/session sets; %s where TLS ends before the gateway"
                                .formatted(Sessions.SECURE));
    }

    private static Parameter csrf() {
        return OASFactory.createParameter()
                .name("x-csrf-token")
                .in(Parameter.In.HEADER)
                .description("The csrf of GET /admin/session; asked for beside the cookie alone")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static Header etag() {
        return OASFactory.createHeader()
                .description("Of the text: what if-match and if-none-match take")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
