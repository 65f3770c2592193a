package dev.sluice.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/// Takes out of an upstream's words what is no caller's business.
final class Redaction {

    /// openai-wire ERR-7.
    static final int LONGEST = 2048;

    /// Credentials, and addresses of machines that are nobody's business: anything with a port, a
    /// bare IP address, a name of one word or of a network inside. A provider's documentation
    /// stays.
    private static final Pattern SECRET =
            Pattern.compile(
                    "\\b(sk-|slc_|xai-|gsk_|AIza)[A-Za-z0-9_\\-*.]{6,}|(?i:bearer)\\s+[^\\s\"]+"
                            + "|https?://(?:[^/\\s\"]*:\\d+|\\d+\\.\\d+\\.\\d+\\.\\d+|[^./\\s\"]+(?=[/\\s\"]|$)"
                            + "|[^/\\s\"]*\\.(?:svc|local|internal|lan|corp|intranet)(?=[/.\\s\"]|$))[^\\s\"]*"
                            + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}:\\d+");

    private Redaction() {}

    static String of(String text) {
        String clean = SECRET.matcher(text).replaceAll("***");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }

    /// Every text in it, at any depth: a provider repeats the request's headers where it likes.
    static void all(JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                    object.properties()
                            .forEach(member -> {
                                if (member.getValue().isTextual()) {
                                    member.setValue(
                                            TextNode.valueOf(of(member.getValue().asText())));
                                } else {
                                    all(member.getValue());
                                }
                            });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i).isTextual()) {
                        array.set(i, TextNode.valueOf(of(array.get(i).asText())));
                    } else {
                        all(array.get(i));
                    }
                }
            }
            case JsonNode _ -> {}
        }
    }
}
