package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How text is cut into tokens, and where a request keeps its text. Pure.
final class Tokens {

    /// A token: leading white space, then four ASCII characters or two others, the usual rules of
    /// thumb for English and Korean. A cut never splits a code point.
    private static final Pattern TOKEN = Pattern.compile("\\s*+(?:[!-~]{1,4}|[^\\s!-~]{1,2})|\\s+");

    private Tokens() {}

    static List<String> of(String text) {
        List<String> tokens = new ArrayList<>(text.length() / 3 + 1);
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /// The text of a message's content: a string, or the text parts of a list; empty otherwise.
    static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.textValue() : "";
        }
        List<String> parts = new ArrayList<>();
        content.forEach(part -> parts.add(part.path("text").asText("")));
        return String.join("\n", parts);
    }
}
