package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// What [Splice] has to equal: the same edits on a tree.
final class TreeEdit {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                    .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE).build());
    }

    private TreeEdit() {}

    static ObjectNode parse(byte[] json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode apply(byte[] json, Edits edits) {
        ObjectNode tree = parse(json);
        edits.drop().forEach(tree::remove);
        rename(tree, edits.rename());
        merge(tree, node(edits.patch().json()));
        if (edits.includeUsage()) {
            merge(tree, node("{\"stream_options\":{\"include_usage\":true}}"));
        }
        return tree.put("model", edits.model());
    }

    /// RFC 7396, section 2.
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged =
                target instanceof ObjectNode object ? object : MAPPER.createObjectNode();
        patch.forEachEntry((name, value) -> {
            if (value.isNull()) {
                merged.remove(name);
            } else {
                JsonNode old = merged.path(name);
                merged.set(name, merge(old, value));
            }
        });
        return merged;
    }

    private static void rename(ObjectNode tree, Map<String, String> names) {
        ObjectNode before = tree.deepCopy();
        Map<String, JsonNode> moved = new HashMap<>();
        before.forEachEntry((name, value) -> {
            String target = names.getOrDefault(name, name);
            if (!target.equals(name)) {
                tree.remove(name);
                if (!before.has(target)) {
                    moved.putIfAbsent(target, value);
                }
            }
        });
        moved.forEach(tree::set);
    }

    private static JsonNode node(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
