package dev.sluice.dialect;

import java.util.Set;

/// What LangChain4j keeps of a tool's JSON schema: words that it has no place for are dropped, and
/// told.
final class LangChain4jSchemas {

    private static final Set<String> KEPT =
            Set.of(
                    "type",
                    "description",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "enum",
                    "anyOf",
                    "$ref",
                    "$defs",
                    "definitions",
                    "title");

    private LangChain4jSchemas() {}

    static void check(Request asked) {
        for (Value tool : asked.get("tools").items()) {
            schema(tool.get("function").get("parameters"), asked);
            if (tool.get("function").get("strict").isTrue()) {
                told(asked, "tools.strict");
            }
        }
    }

    private static void schema(Value schema, Request asked) {
        for (int i = 0; i < schema.size(); i++) {
            String word = schema.name(i);
            Value value = schema.at(i);
            switch (word) {
                case "properties", "$defs", "definitions" -> {
                    for (int p = 0; p < value.size(); p++) {
                        schema(value.at(p), asked);
                    }
                }
                case "items" -> schema(value, asked);
                case "anyOf" -> value.items().forEach(each -> schema(each, asked));
                case String other -> {
                    if (!KEPT.contains(other)) {
                        told(asked, "tools." + other);
                    }
                }
            }
        }
    }

    private static void told(Request asked, String what) {
        if (!asked.dropped().contains(what)) {
            asked.drop(what);
        }
    }
}
