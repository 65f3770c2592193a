package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The arrays and objects of an [Instance], under one flat schema.
///
/// @param depth of the container itself
record Containers(ObjectNode flat, int depth, Inner inner) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Makes what a container holds.
    interface Inner {
        JsonNode value(JsonNode schema, int depth, int turn);
    }

    ArrayNode array() {
        ArrayNode array = JSON.arrayNode();
        JsonNode first =
                flat.path("prefixItems").isArray() ? flat.path("prefixItems") : JSON.arrayNode();
        JsonNode items = flat.path("items");
        int least = flat.path("minItems").asInt();
        int wanted =
                depth >= Instance.OPTIONAL_DEPTH
                        ? least
                        : Math.max(least, Math.max(1, first.size()));
        int most = flat.has("maxItems") ? flat.path("maxItems").asInt() : Integer.MAX_VALUE;
        for (int i = 0; i < Math.min(wanted, most); i++) {
            boolean fixed = i < first.size();
            if (!fixed
                    && i >= least
                    && (items.isMissingNode() || items.equals(JSON.booleanNode(false)))) {
                break;
            }
            array.add(inner.value(fixed ? first.get(i) : items, depth + 1, i));
        }
        return array;
    }

    ObjectNode object() {
        ObjectNode object = JSON.objectNode();
        Set<String> required = new LinkedHashSet<>();
        flat.path("required").forEach(name -> required.add(name.asText()));
        int most = flat.has("maxProperties") ? flat.path("maxProperties").asInt() : Instance.MOST;
        for (Map.Entry<String, JsonNode> entry : flat.path("properties").properties()) {
            boolean must = required.remove(entry.getKey());
            boolean may =
                    depth < Instance.OPTIONAL_DEPTH
                            && object.size() + required.size() < most
                            && !entry.getValue().equals(JSON.booleanNode(false));
            if (must || may) {
                object.set(entry.getKey(), inner.value(entry.getValue(), depth + 1, 0));
            }
        }
        JsonNode extra = flat.path("additionalProperties");
        required.forEach(name -> object.set(name, inner.value(extra, depth + 1, 0)));
        int least =
                Math.max(
                        flat.path("minProperties").asInt(),
                        extra.isObject() && depth < Instance.OPTIONAL_DEPTH ? 1 : 0);
        for (int i = 1; object.size() < Math.min(least, most); i++) {
            object.set("key" + i, inner.value(extra, depth + 1, i));
        }
        return object;
    }
}
