package dev.sluice.ask;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/// Text as JSON writes it.
final class Quoted {

    private Quoted() {}

    static byte[] key(String name) {
        return (text(name) + ":").getBytes(StandardCharsets.UTF_8);
    }

    /// A string as JSON. A model's name is usually plain, and written for each attempt.
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                char[] escaped = JsonStringEncoder.getInstance().quoteAsString(text);
                return '"' + String.valueOf(escaped) + '"';
            }
        }
        return '"' + text + '"';
    }
}
