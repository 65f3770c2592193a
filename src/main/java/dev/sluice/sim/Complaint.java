package dev.sluice.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A request this provider refuses, as OpenAI would: a status and an error object with all four
/// keys. Carries no stack trace, because it is an answer and not a fault.
final class Complaint extends RuntimeException {

    private final int status;
    private final @Nullable String param;
    private final @Nullable String code;

    private Complaint(int status, String message, @Nullable String param, @Nullable String code) {
        super(message, null, false, false);
        this.status = status;
        this.param = param;
        this.code = code;
    }

    static Complaint missing(String param) {
        String message = "Missing required parameter: '" + param + "'.";
        return new Complaint(400, message, param, "missing_required_parameter");
    }

    static Complaint invalid(String param, String message) {
        return new Complaint(400, message, param, "invalid_value");
    }

    static Complaint schema(String param, String problem) {
        String message = "Invalid schema for " + param + ": " + problem;
        return new Complaint(400, message, param, "invalid_json_schema");
    }

    static Complaint notJson(String problem) {
        return new Complaint(400, problem, null, null);
    }

    static Complaint unknownModel(String message) {
        return new Complaint(404, message, "model", "model_not_found");
    }

    static Complaint unknownPath(String method, String path) {
        String message = "Unknown request URL: " + method + " " + shorten(path);
        return new Complaint(404, message, null, "unknown_url");
    }

    static Complaint wrongMethod(String method, String path) {
        String message = "Not allowed to " + method + " on " + shorten(path);
        return new Complaint(405, message, null, "method_not_supported");
    }

    static Complaint tooLarge(int limit) {
        String message = "The request body is larger than " + limit + " bytes.";
        return new Complaint(413, message, null, "request_too_large");
    }

    int status() {
        return status;
    }

    ObjectNode json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", getMessage())
                .put("type", "invalid_request_error")
                .put("param", param)
                .put("code", code);
        return body;
    }

    /// A caller's word in a message: at most 80 characters, so that no message grows with a
    /// request.
    static String shorten(String word) {
        return word.length() <= 80 ? word : word.substring(0, 80) + "...";
    }
}
