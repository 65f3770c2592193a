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

    /// An assistant's words, the last with the signature they came with; an empty text where there
    /// is nothing but that.
    ///
    /// @param signature a string; absent when there is none
    static void said(Bytes out, Value content, Value signature) {
        int before = out.length();
        words(out, content);
        if (signature.says()) {
            if (out.length() == before) {
                out.comma().put("{\"text\":\"\"}");
            }
            out.cut(out.length() - 1);
            out.put(",\"thoughtSignature\":").put(signature).put("}");
        }
    }

    private static void text(Bytes out, Value words) {
        if (words.says()) {
            out.comma().put("{\"text\":").put(words).put("}");
        }
    }
}
