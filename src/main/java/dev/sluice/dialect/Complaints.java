package dev.sluice.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads an upstream's error in any of the shapes that occur (openai-wire ERR-5, ERR-7, ERR-9): an
/// OpenAI object, an object whose `error` is a string, `detail`, `message`, an array, plain text,
/// HTML. Off the hot path, so it may build a tree.
final class Complaints {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// openai-wire ERR-7.
    private static final int LONGEST = 2048;

    /// As much of a page as is looked at: taking markup out costs the square of what is never
    /// closed.
    private static final int PAGE = 4 * LONGEST;

    /// Credentials, and addresses of machines that are nobody's business: anything with a port, or
    /// with a bare IP address.
    private static final Pattern SECRET =
            Pattern.compile(
                    "\\b(sk-|slc_|xai-|gsk_)[A-Za-z0-9_\\-*.]{6,}|(?i:bearer)\\s+[^\\s\"]+"
                            + "|https?://(?:[^/\\s\"]*:\\d+|\\d+\\.\\d+\\.\\d+\\.\\d+|localhost)[^\\s\"]*");

    /// The wordings of OpenAI, vLLM, llama.cpp, Anthropic, Gemini and Mistral for a prompt that
    /// does not fit.
    private static final Pattern OVERFLOW =
            Pattern.compile(
                    "context.?length|context.?window|context.?size|maximum context|prompt is too long"
                            + "|input token count.{0,40}exceeds|too many tokens|larger than the max",
                    Pattern.CASE_INSENSITIVE);

    private Complaints() {}

    /// @param status the HTTP status; 200 for an error inside a successful answer, whose own `code`
    ///   then decides
    static Complaint read(int status, byte[] body) {
        JsonNode root = parse(body);
        ObjectNode error = errorOf(root, body);
        redactAll(error);
        String message = redact(text(error, "message"));
        int told = status == 200 ? statusIn(error) : status;
        String code = code(error, message, told);
        error.put("message", message);
        error.put("code", code);
        if (!error.path("type").isTextual()) {
            error.put("type", told >= 500 ? "server_error" : "invalid_request_error");
        }
        if (!error.path("param").isTextual()) {
            error.putNull("param");
        }
        return new Complaint(
                told, message, code, JSON.createObjectNode().set("error", error).toString());
    }

    static String redact(String text) {
        String clean = SECRET.matcher(text).replaceAll("***");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }

    /// Every text in it, at any depth: a provider repeats the request's headers where it likes.
    private static void redactAll(JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                    object.properties()
                            .forEach(member -> {
                                if (member.getValue().isTextual()) {
                                    member.setValue(
                                            TextNode.valueOf(redact(member.getValue().asText())));
                                } else {
                                    redactAll(member.getValue());
                                }
                            });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i).isTextual()) {
                        array.set(i, TextNode.valueOf(redact(array.get(i).asText())));
                    } else {
                        redactAll(array.get(i));
                    }
                }
            }
            case JsonNode _ -> {}
        }
    }

    private static @Nullable JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return null;
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static ObjectNode errorOf(@Nullable JsonNode root, byte[] body) {
        JsonNode node = root != null && root.isArray() ? root.path(0) : root;
        if (node instanceof ObjectNode object) {
            if (object.path("error") instanceof ObjectNode error) {
                return error;
            }
            for (String name : new String[] {"error", "message", "detail"}) {
                JsonNode said = object.path(name);
                if (!said.isMissingNode() && !said.isNull()) {
                    return JSON.createObjectNode()
                            .put("message", said.isTextual() ? said.asText() : said.toString());
                }
            }
        }
        return JSON.createObjectNode()
                .put(
                        "message",
                        plain(
                                new String(
                                        body,
                                        0,
                                        Math.min(body.length, PAGE),
                                        StandardCharsets.UTF_8)));
    }

    /// Text without markup, for a page that a proxy in between has sent.
    private static String plain(String text) {
        return text.replaceAll("(?s)<(script|style).*?</\\1>|<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(ObjectNode error, String name) {
        JsonNode node = error.path(name);
        return node.isTextual()
                ? node.asText()
                : node.isMissingNode() || node.isNull() ? "" : node.toString();
    }

    /// openai-wire ERR-8.
    private static int statusIn(ObjectNode error) {
        int code = error.path("code").asInt(0);
        return code >= 400 && code <= 599 ? code : 502;
    }

    private static @Nullable String code(ObjectNode error, String message, int status) {
        String said = error.path("code").isTextual() ? error.path("code").asText() : null;
        String kind =
                (said + " " + text(error, "type") + " " + text(error, "param"))
                        .toLowerCase(Locale.ROOT);
        boolean aboutTheRequest = status == 400 || status == 413 || status == 422;
        if (aboutTheRequest
                && (OVERFLOW.matcher(kind).find() || OVERFLOW.matcher(message).find())) {
            return "context_length_exceeded";
        }
        if (kind.contains("insufficient_quota")) {
            return "insufficient_quota";
        }
        return said;
    }
}
