package dev.sluice.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What an engine behind LangChain4j takes of a tool's JSON schema; the rest is dropped, and told.
/// References are followed for both engines, which have none.
final class LangChain4jSchemas {

    /// The words that Bedrock takes at the top: Nova refuses or overlooks a tool with another one
    /// (Amazon Nova user guide, troubleshooting tool calls, 2026-11), Claude one with `anyOf`, and
    /// LangChain4j writes these alone. Below them anything goes.
    private static final Set<String> TOP = Set.of("type", "properties", "required");

    private LangChain4jSchemas() {}

    /// Throws [dev.sluice.wire.Refused] where the parameters are no object.
    static void check(String engine, Request asked) {
        for (Value tool : asked.get("tools").items()) {
            Value function = tool.get("function");
            of(engine, function.get("parameters"), word -> tell(asked, "tools." + word));
            if (function.get("strict").isTrue()) {
                tell(asked, "tools.strict");
            }
        }
    }

    private static void tell(Request asked, String what) {
        if (!asked.dropped().contains(what)) {
            asked.drop(what);
        }
    }

    /// A schema of the type `object`.
    ///
    /// @param lost told each word that is left out
    static Map<String, Object> of(String engine, Value schema, Consumer<String> lost) {
        Map<String, Object> all = new LangChain4jReferences(schema, lost).inlined();
        if (!isObject(all.get("type"))) {
            throw Cannot.read("tools", "has parameters that are no object", "write type: object");
        }
        Map<String, Object> top = new HashMap<>();
        all.forEach((word, value) -> {
            if (TOP.contains(word)) {
                top.put(word, value);
            } else {
                lost.accept(word);
            }
        });
        top.put("type", "object");
        top.put("properties", top.get("properties") instanceof Map<?, ?> some ? some : Map.of());
        top.put("required", LangChain4jNarrow.words(top.get("required")));
        return engine.equals(LangChain4jLimits.VERTEX) ? LangChain4jNarrow.of(top, lost) : top;
    }

    private static boolean isObject(@Nullable Object type) {
        return type == null
                || type.equals("object")
                || type instanceof List<?> several && several.contains("object");
    }
}
