package dev.sluice.dialect;

/// What is said, in Gemini's parts.
final class GeminiParts {

    private GeminiParts() {}

    /// @param param of the message
    static void write(Bytes out, Value content, String param) {
        int i = 0;
        for (Value part : Roles.parts(content)) {
            String at = param + ".content[" + i++ + "]";
            Value words = Roles.words(part);
            if (words.isString()) {
                text(out, words);
            } else {
                GeminiMedia.write(out, part, at);
            }
        }
    }

    /// Its words alone.
    static void words(Bytes out, Value content) {
        for (Value part : Roles.parts(content)) {
            text(out, Roles.words(part));
        }
    }

    private static void text(Bytes out, Value words) {
        if (words.says()) {
            out.comma().put("{\"text\":").put(words).put("}");
        }
    }
}
