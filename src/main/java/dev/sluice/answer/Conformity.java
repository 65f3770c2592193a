package dev.sluice.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// Whether a value surely breaks a JSON Schema. Knows `type`, `enum`, `const`, `required`,
/// `properties`, `items` and `additionalProperties: false`, which is what models get wrong and
/// tools are described by; every other keyword is passed over, so that nobody is blamed for what
/// was not understood.
final class Conformity {

    /// Nothing that people describe goes as deep.
    private static final int DEEPEST = 64;

    private Conformity() {}

    static boolean breaks(JsonNode schema, JsonNode value) {
        return breaks(schema, value, 0);
    }

    private static boolean breaks(JsonNode schema, JsonNode value, int depth) {
        if (!schema.isObject() || schema.has("$ref") || depth == DEEPEST) {
            return false;
        }
        if (value.isNull() && schema.path("nullable").asBoolean()) {
            return false;
        }
        return !typed(schema.path("type"), value)
                || !listed(schema, value)
                || value.isObject() && lacks(schema, value, depth)
                || value.isArray() && holds(schema.path("items"), value, depth);
    }

    private static boolean typed(JsonNode type, JsonNode value) {
        if (type.isTextual()) {
            return is(type.asText(), value);
        }
        boolean any = !type.isArray() || type.isEmpty();
        for (JsonNode one : type) {
            any |= is(one.asText(), value);
        }
        return any;
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            // 2.0 is an integer.
            case "integer" ->
                    value.isIntegralNumber()
                            || value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
            case String _ -> true;
        };
    }

    /// Words alone are compared: numbers have many spellings.
    private static boolean listed(JsonNode schema, JsonNode value) {
        JsonNode words = schema.path("enum");
        JsonNode word = schema.path("const");
        if (!value.isTextual()) {
            return true;
        }
        boolean found = words.isMissingNode();
        for (JsonNode one : words) {
            found |= one.equals(value);
        }
        return found && (word.isMissingNode() || word.equals(value));
    }

    private static boolean lacks(JsonNode schema, JsonNode value, int depth) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                return true;
            }
        }
        JsonNode known = schema.path("properties");
        JsonNode more = schema.path("additionalProperties");
        boolean closed = more.isBoolean() && !more.asBoolean() && !schema.has("patternProperties");
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode its = known.path(member.getKey());
            if (its.isMissingNode() ? closed : breaks(its, member.getValue(), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(JsonNode items, JsonNode value, int depth) {
        for (JsonNode one : value) {
            if (breaks(items, one, depth + 1)) {
                return true;
            }
        }
        return false;
    }
}
