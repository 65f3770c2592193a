package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What holds under two schemas at once. Pure, but for the one that is added to.
final class Conjunction {

    private Conjunction() {}

    /// What holds under both: bounds become the tighter, enums and types what they share,
    /// requirements add up.
    static void add(ObjectNode into, ObjectNode other) {
        other.fields()
                .forEachRemaining(keyword -> {
                    String name = keyword.getKey();
                    JsonNode mine = into.get(name);
                    JsonNode theirs = keyword.getValue();
                    into.set(name, mine == null ? theirs : both(name, mine, theirs));
                });
    }

    private static JsonNode both(String name, JsonNode mine, JsonNode theirs) {
        return switch (name) {
            case "properties" -> properties(mine, theirs);
            case "required" -> joined(mine, theirs);
            case "enum" -> shared(mine, theirs);
            case "type" -> types(mine, theirs);
            case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" ->
                    mine.asDouble() >= theirs.asDouble() ? mine : theirs;
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" ->
                    mine.asDouble() <= theirs.asDouble() ? mine : theirs;
            case "items" -> conjunction(mine, theirs);
            default -> theirs;
        };
    }

    private static JsonNode properties(JsonNode mine, JsonNode theirs) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        mine.fields().forEachRemaining(entry -> all.set(entry.getKey(), entry.getValue()));
        theirs.fields()
                .forEachRemaining(entry -> {
                    JsonNode held = all.get(entry.getKey());
                    JsonNode met = entry.getValue();
                    all.set(entry.getKey(), held == null ? met : conjunction(held, met));
                });
        return all;
    }

    private static JsonNode conjunction(JsonNode mine, JsonNode theirs) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("allOf").add(mine).add(theirs);
        return node;
    }

    private static ArrayNode joined(JsonNode mine, JsonNode theirs) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        mine.forEach(all::add);
        theirs.forEach(all::add);
        return all;
    }

    private static ArrayNode shared(JsonNode mine, JsonNode theirs) {
        ArrayNode shared = JsonNodeFactory.instance.arrayNode();
        for (JsonNode one : mine) {
            for (JsonNode other : theirs) {
                if (one.equals(other)) {
                    shared.add(one);
                }
            }
        }
        return shared;
    }

    /// `integer` is a kind of `number`; a single type is a list of one.
    private static JsonNode types(JsonNode mine, JsonNode theirs) {
        ArrayNode left = mine.isArray() ? (ArrayNode) mine : joined(listed(mine), listed());
        ArrayNode right = theirs.isArray() ? (ArrayNode) theirs : joined(listed(theirs), listed());
        ArrayNode shared = shared(left, right);
        boolean integers = (left + "" + right).contains("\"integer\"");
        return shared.isEmpty() && integers
                ? listed(JsonNodeFactory.instance.textNode("integer"))
                : shared;
    }

    private static ArrayNode listed(JsonNode... nodes) {
        return JsonNodeFactory.instance.arrayNode().addAll(List.of(nodes));
    }
}
