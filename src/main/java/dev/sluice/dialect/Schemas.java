package dev.sluice.dialect;

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

    private static final byte[] EMPTY = {'{', '}'};
}
