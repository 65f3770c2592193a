package dev.sluice.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A JSON schema with what its references point at in their place. One that holds itself, points
/// nowhere, or would make the whole too large stands for any value, and is told.
final class LangChain4jReferences {

    /// References within what references point at: those of tools have two or three.
    private static final int DEEPEST = 8;

    /// Schemas in the whole: each may point at the next one twice, so that a small text grows
    /// without end.
    private static final int MOST = 10_000;

    private static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");
    private static final Set<String> NAMES =
            Set.of("properties", "patternProperties", "dependentSchemas");
    private static final Set<String> LITERAL =
            Set.of("const", "default", "enum", "examples", "required");

    private final Value root;
    private final Consumer<String> lost;
    private final Set<String> open = new HashSet<>();
    private int schemas;

    LangChain4jReferences(Value root, Consumer<String> lost) {
        this.root = root;
        this.lost = lost;
    }

    Map<String, Object> inlined() {
        open.add("#");
        return schema(root);
    }

    private Map<String, Object> schema(Value schema) {
        schemas++;
        Value reference = schema.get("$ref");
        Map<String, Object> made =
                reference.isString() ? target(reference.text()) : new LinkedHashMap<>();
        for (int i = 0; i < schema.size(); i++) {
            String word = schema.name(i);
            if (DEFINITIONS.contains(word) || word.equals("$ref") && reference.isString()) {
                continue;
            }
            Object value = member(word, schema.at(i));
            if (value != null) {
                made.put(word, value);
            }
        }
        return made;
    }

    private @Nullable Object member(String word, Value value) {
        if (LITERAL.contains(word)) {
            return LangChain4jTrees.tree(value);
        }
        if (!NAMES.contains(word) || !value.isObject()) {
            return value(value);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < value.size(); i++) {
            Value each = value.at(i);
            named.put(value.name(i), each.isObject() ? schema(each) : Map.of());
        }
        return named;
    }

    private @Nullable Object value(Value value) {
        if (value.isObject()) {
            return schema(value);
        }
        if (!value.isArray()) {
            return LangChain4jTrees.tree(value);
        }
        List<@Nullable Object> list = new ArrayList<>();
        value.items().forEach(each -> list.add(value(each)));
        return list;
    }

    private Map<String, Object> target(String reference) {
        Value found = find(reference);
        if (!found.isObject()
                || open.contains(reference)
                || open.size() > DEEPEST
                || schemas > MOST) {
            lost.accept("$ref");
            return new LinkedHashMap<>();
        }
        open.add(reference);
        Map<String, Object> made = schema(found);
        open.remove(reference);
        return made;
    }

    /// Within this document alone.
    private Value find(String reference) {
        if (!reference.startsWith("#/")) {
            return Value.ABSENT;
        }
        Value at = root;
        for (String step : reference.substring(2).split("/", -1)) {
            at = at.get(step.replace("~1", "/").replace("~0", "~"));
        }
        return at;
    }
}
