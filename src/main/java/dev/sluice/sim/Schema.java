package dev.sluice.sim;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/// A JSON schema with its document, made flat: references resolved, `allOf` merged, one branch of
/// `anyOf` and `oneOf` chosen, so that [Instance] sees plain keywords only.
///
/// One use, one thread.
final class Schema {

    /// More references on end than any sensible schema has; a loop of references ends here.
    private static final int MOST_HOPS = 32;

    /// Most schemas made flat for one instance: references that double at each hop end here.
    private static final int MOST_SCHEMAS = 20_000;

    private final JsonNode root;
    private final String param;
    private int seen;

    /// @param root the document that `$ref` points into
    /// @param param the request field, for complaints
    Schema(JsonNode root, String param) {
        this.root = root;
        this.param = param;
    }

    String param() {
        return param;
    }

    /// @param leaf choose branches that end soon, because the value is deep already
    ObjectNode flat(JsonNode schema, boolean leaf) {
        return flat(schema, leaf, MOST_HOPS);
    }

    private ObjectNode flat(JsonNode schema, boolean leaf, int hops) {
        if (hops == 0 || ++seen > MOST_SCHEMAS) {
            throw Complaint.schema(param, "a reference leads back to itself.");
        }
        if (schema.isBoolean() && !schema.booleanValue()) {
            throw Complaint.schema(param, "nothing is valid under the schema false.");
        }
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        schema.fields()
                .forEachRemaining(keyword -> {
                    switch (keyword.getKey()) {
                        case "$ref", "allOf", "anyOf", "oneOf" -> {}
                        default -> flat.set(keyword.getKey(), keyword.getValue());
                    }
                });
        if (schema.path("$ref").isTextual()) {
            Conjunction.add(flat, flat(target(schema.path("$ref").textValue()), leaf, hops - 1));
        }
        for (JsonNode member : schema.path("allOf")) {
            Conjunction.add(flat, flat(member, leaf, hops - 1));
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            if (schema.path(choice).isArray() && !schema.path(choice).isEmpty()) {
                Conjunction.add(flat, flat(branch(schema.path(choice), leaf), leaf, hops - 1));
            }
        }
        return flat;
    }

    private JsonNode target(String ref) {
        if (!ref.startsWith("#")) {
            throw Complaint.schema(
                    param, "$ref must begin with '#'; other documents are not read.");
        }
        String pointer = ref.substring(1).replace("%25", "%").replace("%24", "$");
        boolean rooted = pointer.isEmpty() || pointer.startsWith("/");
        JsonNode target = rooted ? root.at(JsonPointer.compile(pointer)) : root.path("");
        if (target.isMissingNode()) {
            throw Complaint.schema(
                    param, "$ref '" + Complaint.shorten(ref) + "' points to nothing.");
        }
        return target;
    }

    /// The first branch; for a leaf the plainest: null, then a scalar, then whatever comes first.
    private static JsonNode branch(JsonNode branches, boolean leaf) {
        if (!leaf) {
            return branches.get(0);
        }
        return StreamSupport.stream(branches.spliterator(), false)
                .min(Comparator.comparingInt(Schema::weight))
                .orElse(branches.get(0));
    }

    private static int weight(JsonNode branch) {
        if (branch.has("const") || branch.has("enum")) {
            return 0;
        }
        return switch (branch.path("type").asText("")) {
            case "null" -> 0;
            case "boolean", "integer", "number", "string" -> 1;
            case "array" -> 2;
            case "object" -> 3;
            default -> 4;
        };
    }
}
