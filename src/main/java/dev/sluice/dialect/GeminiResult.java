package dev.sluice.dialect;

/// Writes a tool's result in Gemini's form.
final class GeminiResult {

    /// How ids begin that were not the provider's.
    private static final String OURS = "call_";

    private GeminiResult() {}

    /// The member `id` with a comma behind it; ids of ours mean nothing to the provider.
    static void id(Bytes out, Value id) {
        if (id.says() && !id.text().startsWith(OURS)) {
            out.put("\"id\":").put(id).put(",");
        }
    }

    /// One part, and one more for each image or sound in it.
    ///
    /// @param name of the tool
    static byte[] write(Value message, String name, String param) {
        Bytes out = new Bytes(256).put("{\"functionResponse\":{");
        id(out, message.get("tool_call_id"));
        response(out.put("\"name\":").quoted(name).put(",\"response\":"), message);
        out.put("}}");
        for (Value part : message.get("content").items()) {
            if (!Roles.words(part).isString()) {
                GeminiMedia.write(out, part, param + ".content");
            }
        }
        return out.take();
    }

    /// An object stays one; all else becomes the output, or the error, of the function.
    private static void response(Bytes out, Value message) {
        Bytes words = new Bytes(64).put("\"");
        for (Value part : Roles.parts(message.get("content"))) {
            Value text = Roles.words(part);
            if (text.isString()) {
                words.inside(text);
            }
        }
        Value string = Value.of(words.put("\"").take());
        Value json = Value.of(new Bytes(words.length()).unescaped(string).take());
        boolean failed = message.get("is_error").isTrue();
        if (!failed && Strict.isObject(json)) {
            out.put(json);
        } else {
            out.put(failed ? "{\"error\":" : "{\"output\":").put(string).put("}");
        }
    }
}
