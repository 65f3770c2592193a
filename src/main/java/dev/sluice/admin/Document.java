package dev.sluice.admin;

import dev.sluice.decisions.Outline;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// What the build cannot read from the resources: decisions, which are told as the lines of their
/// log, the filters of their list, and the one shape of every error.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Document implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Operation list = document.getPaths().getPathItem("/admin/decisions").getGET();
        Operation one = document.getPaths().getPathItem("/admin/decisions/{id}").getGET();
        Operation explain = document.getPaths().getPathItem("/admin/explain").getPOST();
        document.getComponents().addSchema("Decision", decision()).addSchema("Decisions", page());
        answers(list, ref("Decisions"));
        answers(one, ref("Decision"));
        answers(
                explain,
                of(SchemaType.OBJECT)
                        .description("The decision, its weight, the rules met and the candidates"));
        Picked.FILTERS.keySet().stream().sorted().map(Document::filter).forEach(list::addParameter);
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(Document::mayFail));
    }

    private static Schema decision() {
        Schema whole = of(SchemaType.OBJECT).addProperty("kind", of(SchemaType.STRING));
        Outline.members().forEach((name, kind) -> whole.addProperty(name, member(kind)));
        Schema attempt =
                of(SchemaType.OBJECT)
                        .addProperty("target", of(SchemaType.STRING))
                        .addProperty("from_ms", of(SchemaType.INTEGER))
                        .addProperty("to_ms", of(SchemaType.INTEGER))
                        .addProperty("error", orNull())
                        .addProperty(
                                "cost_micros",
                                of(SchemaType.INTEGER)
                                        .addType(SchemaType.NULL)
                                        .description("Of one that did not answer, by estimate"));
        return whole.addProperty("attempts_detail", list(attempt))
                .description("What is unknown is left out; attempts_detail is of one alone");
    }

    private static Schema member(Outline.Kind kind) {
        return switch (kind) {
            case TEXT -> of(SchemaType.STRING);
            case NUMBER -> of(SchemaType.INTEGER);
            case REAL -> of(SchemaType.NUMBER);
            case FLAG -> of(SchemaType.BOOLEAN);
            case TEXTS -> list(of(SchemaType.STRING));
            case CANDIDATES ->
                    list(
                            of(SchemaType.OBJECT)
                                    .addProperty("model", of(SchemaType.STRING))
                                    .addProperty("stays", of(SchemaType.BOOLEAN))
                                    .addProperty("why", of(SchemaType.STRING)));
        };
    }

    private static Schema page() {
        return of(SchemaType.OBJECT)
                .addProperty("object", of(SchemaType.STRING))
                .addProperty("has_more", of(SchemaType.BOOLEAN))
                .addProperty("next", orNull())
                .addProperty("data", list(ref("Decision")));
    }

    private static Parameter filter(String name) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description("Repeated: any of these")
                .schema(list(of(SchemaType.STRING)));
    }

    private static void answers(Operation operation, Schema schema) {
        operation.getResponses().addAPIResponse("200", response("OK", schema));
    }

    private static void mayFail(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse("default", response("Said instead of an answer", ref("Failure")));
    }

    private static APIResponse response(String what, Schema schema) {
        return OASFactory.createAPIResponse()
                .description(what)
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType().schema(schema)));
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static Schema orNull() {
        return of(SchemaType.STRING).addType(SchemaType.NULL);
    }

    private static Schema list(Schema items) {
        return of(SchemaType.ARRAY).items(items);
    }

    private static Schema ref(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
