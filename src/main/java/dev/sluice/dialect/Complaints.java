package dev.sluice.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads an upstream's error in any of the shapes that occur (openai-wire ERR-5, ERR-7, ERR-9): an
/// OpenAI object, an object whose `error` is a string, `detail`, `message`, an array, plain text,
/// HTML. Off the hot path, so it may build a tree.
final class Complaints {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// As much of a page as is looked at: taking markup out costs the square of what is never
    /// closed.
    private static final int PAGE = 4 * Redaction.LONGEST;

    private Complaints() {}

    /// @param status the HTTP status; 200 for an error inside a successful answer, whose own `code`
    ///   then decides
    static Complaint read(int status, byte[] body) {
        JsonNode root = parse(body);
        ObjectNode error = errorOf(root, body);
        Redaction.all(error);
        String said = Redaction.of(ErrorCodes.text(error, "message"));
        int answered = status == 200 ? ErrorCodes.status(error) : status;
        int told = ErrorCodes.meant(error, said, answered);
        String message =
                said.isBlank() ? "the upstream said status " + told + " and no more" : said;
        String code = ErrorCodes.code(error, message, told);
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
                    return said(said);
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

    /// Of a list the first, and where in the request it stands, when both are told (FastAPI's
    /// form).
    private static ObjectNode said(JsonNode said) {
        JsonNode first = said.path(0);
        ObjectNode error = JSON.createObjectNode();
        if (!first.path("msg").isTextual()) {
            return error.put("message", said.isTextual() ? said.asText() : said.toString());
        }
        StringBuilder param = new StringBuilder();
        for (JsonNode step : first.path("loc")) {
            if (step.isInt()) {
                param.append('[').append(step.asInt()).append(']');
            } else if (!param.isEmpty() || !step.asText().equals("body")) {
                param.append(param.isEmpty() ? "" : ".").append(step.asText());
            }
        }
        error.put("message", first.path("msg").asText());
        return param.isEmpty() ? error : error.put("param", param.toString());
    }

    /// Text without markup, for a page that a proxy in between has sent.
    private static String plain(String text) {
        return text.replaceAll("(?s)<(script|style).*?</\\1>|<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
