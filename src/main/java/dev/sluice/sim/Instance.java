package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes a value that is valid under a JSON schema: what structured output and tool arguments are
/// filled with. Knows type, enum, const, properties, required, additionalProperties, items,
/// prefixItems, the bounds of numbers, strings, arrays and objects, common formats, anyOf, oneOf,
/// allOf and `$ref` within the document. Does not know `pattern`, `not`, `if` and `contains`.
/// Deterministic; one use, one thread.
final class Instance {

    /// Below this depth only what is required is made, so that a recursive schema ends.
    static final int OPTIONAL_DEPTH = 4;

    /// Deeper than any answer of use; a schema that requires itself ends here.
    private static final int MOST_DEPTH = 48;

    /// Most values in one instance and most characters in one string: a schema may ask for a
    /// million of either.
    static final int MOST = 4096;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Schema schema;
    private int made;

    private Instance(Schema schema) {
        this.schema = schema;
    }

    /// @param param the request field that holds the schema, for complaints
    static JsonNode of(JsonNode schema, String param) {
        return new Instance(new Schema(schema, param)).value(schema, 0, 0);
    }

    /// @param turn which of several values; different turns differ where the schema lets them
    private JsonNode value(JsonNode raw, int depth, int turn) {
        if (++made > MOST || depth > MOST_DEPTH) {
            throw Complaint.schema(
                    schema.param(), "its smallest instance is too large or endless.");
        }
        ObjectNode flat = schema.flat(raw, depth >= OPTIONAL_DEPTH);
        for (JsonNode keyword : flat) {
            if (keyword.isNumber() && !Double.isFinite(keyword.doubleValue())) {
                throw Complaint.schema(schema.param(), "a number is out of range.");
            }
        }
        if (flat.has("const")) {
            return flat.get("const");
        }
        if (flat.has("enum")) {
            return pick(flat, turn);
        }
        return switch (type(flat, depth)) {
            case "null" -> JSON.nullNode();
            case "boolean" -> JSON.booleanNode(turn % 2 == 0);
            case "integer" -> new Scalars(flat).integer(turn);
            case "number" -> new Scalars(flat).number(turn);
            case "array" -> new Containers(flat, depth, this::value).array();
            case "object" -> new Containers(flat, depth, this::value).object();
            case "string" -> JSON.textNode(text(flat, turn));
            default -> throw Complaint.schema(schema.param(), "its type is not a JSON type.");
        };
    }

    private JsonNode pick(ObjectNode flat, int turn) {
        JsonNode values = flat.get("enum");
        if (!values.isArray() || values.isEmpty()) {
            throw Complaint.schema(schema.param(), "an enum has no value left.");
        }
        return values.get(turn % values.size());
    }

    /// The type said, or the one that the other keywords speak of; a nullable one is null only when
    /// deep.
    private static String type(ObjectNode flat, int depth) {
        JsonNode type = flat.path("type");
        if (type.isTextual()) {
            return type.textValue();
        }
        if (type.isArray() && !type.isEmpty()) {
            boolean deep = depth >= OPTIONAL_DEPTH && type.toString().contains("\"null\"");
            boolean nullFirst = type.size() > 1 && "null".equals(type.get(0).asText());
            return deep ? "null" : type.get(nullFirst ? 1 : 0).asText();
        }
        if (type.isArray()) {
            return "none";
        }
        if (flat.has("properties") || flat.has("required") || flat.has("minProperties")) {
            return "object";
        }
        if (flat.has("items") || flat.has("prefixItems") || flat.has("minItems")) {
            return "array";
        }
        boolean number =
                flat.has("minimum")
                        || flat.has("maximum")
                        || flat.has("multipleOf")
                        || flat.has("exclusiveMinimum")
                        || flat.has("exclusiveMaximum");
        return number ? "number" : "string";
    }

    private String text(ObjectNode flat, int turn) {
        if (flat.path("minLength").asInt() > MOST) {
            throw Complaint.schema(schema.param(), "a minLength is larger than " + MOST + ".");
        }
        return new Scalars(flat).text(turn);
    }
}
