package dev.sluice.dialect;

import java.util.List;

/// JSON Schemas on their way to a provider that takes a part of the language.
final class Schemas {

    private Schemas() {}

    /// A copy in which no object takes members it does not name: Anthropic wants that said.
    static void closed(Value schema, Bytes out) {
        if (schema.isArray()) {
            out.put("[");
            for (Value item : schema.items()) {
                closed(item, out.comma());
            }
            out.put("]");
            return;
        }
        if (!schema.isObject()) {
            out.put(schema.present() || schema.to > schema.from ? schema : Value.of(EMPTY));
            return;
        }
        out.put("{");
        for (int i = 0; i < schema.size(); i++) {
            out.comma().put("\"").put(schema.name(i)).put("\":");
            closed(schema.at(i), out);
        }
        boolean object = schema.get("type").is("object") && schema.get("properties").isObject();
        if (object && !schema.get("additionalProperties").present()) {
            out.comma().put("\"additionalProperties\":false");
        }
        out.put("}");
    }

    /// Whether a schema is one that OpenAI's strict mode takes: every object names its members, all
    /// required and no others.
    static boolean strict(Value schema) {
        if (!schema.present()) {
            return true;
        }
        boolean strict = true;
        for (Value item : schema.items()) {
            strict &= strict(item);
        }
        Value members = schema.get("properties");
        if (members.isObject() || schema.get("type").is("object")) {
            strict &= schema.get("additionalProperties").isFalse();
            List<String> required =
                    schema.get("required").items().stream().map(Value::text).toList();
            for (int i = 0; i < members.size(); i++) {
                strict &= required.contains(members.name(i)) && strict(members.at(i));
            }
        }
        for (String name : List.of("items", "anyOf")) {
            strict &= strict(schema.get(name));
        }
        for (String name : List.of("$defs", "definitions")) {
            Value definitions = schema.get(name);
            for (int i = 0; i < definitions.size(); i++) {
                strict &= strict(definitions.at(i));
            }
        }
        return strict;
    }

    private static final byte[] EMPTY = {'{', '}'};
}
