package dev.sluice.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A JSON schema in the words that LangChain4j has for Vertex: one type, its members, items or
/// words, a description, and alternatives. Any other makes it fail there.
final class LangChain4jNarrow {

    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "null", "object", "array");

    private final Map<?, ?> schema;
    private final Consumer<String> lost;
    private final Map<String, Object> made = new LinkedHashMap<>();

    private LangChain4jNarrow(Map<?, ?> schema, Consumer<String> lost) {
        this.schema = schema;
        this.lost = lost;
    }

    /// @param schema without references
    /// @param lost told each word that is left out
    static Map<String, Object> of(Map<?, ?> schema, Consumer<String> lost) {
        LangChain4jNarrow narrow = new LangChain4jNarrow(schema, lost);
        String several = schema.get("anyOf") instanceof List<?> ? "anyOf" : "oneOf";
        Set<String> read =
                schema.get(several) instanceof List<?> list && !list.isEmpty()
                        ? narrow.alternatives(several, list)
                        : narrow.typed();
        if (schema.get("description") instanceof String words
                && !narrow.made.containsValue("null")) {
            narrow.made.put("description", words);
        }
        for (Object word : schema.keySet()) {
            if (!read.contains(word) && !word.equals("description")) {
                lost.accept(word.toString());
            }
        }
        return narrow.made;
    }

    /// Exactly one of them becomes any of them, for which there is a word.
    private Set<String> alternatives(String word, List<?> list) {
        made.put("anyOf", list.stream().map(each -> of(map(each), lost)).toList());
        return Set.of(word);
    }

    private Set<String> typed() {
        String type = type();
        made.put("type", type);
        if (schema.get("type") instanceof List<?>) {
            lost.accept("type");
        }
        return switch (type) {
            case "object" -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map(schema.get("properties"))
                        .forEach((name, each) -> members.put("" + name, of(map(each), lost)));
                made.put("properties", members);
                made.put("required", words(schema.get("required")));
                yield Set.of("type", "properties", "required");
            }
            case "array" -> {
                made.put("items", of(map(schema.get("items")), lost));
                yield Set.of("type", "items");
            }
            case "string" -> {
                List<String> words = words(schema.get("enum"));
                if (words.isEmpty()) {
                    yield Set.of("type");
                }
                made.put("enum", words);
                yield Set.of("type", "enum");
            }
            case String _ -> Set.of("type");
        };
    }

    /// Of several the first that is one; of none what the other words belong to.
    private String type() {
        Object said = schema.get("type");
        if (said instanceof String one && TYPES.contains(one)) {
            return one;
        }
        for (String each : words(said)) {
            if (TYPES.contains(each) && !each.equals("null")) {
                return each;
            }
        }
        return schema.containsKey("properties")
                ? "object"
                : schema.containsKey("items") ? "array" : "string";
    }

    private static Map<?, ?> map(@Nullable Object schema) {
        return schema instanceof Map<?, ?> map ? map : Map.of();
    }

    /// The strings of a list.
    static List<String> words(@Nullable Object list) {
        return list instanceof List<?> some
                ? some.stream().filter(String.class::isInstance).map(String.class::cast).toList()
                : List.of();
    }
}
