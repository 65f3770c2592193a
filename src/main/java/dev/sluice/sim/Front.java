package dev.sluice.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Objects;

/// What HTTP asks of a request before anybody answers it, and how an answer goes out whole.
final class Front {

    static final String MODELS = "/v1/models";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Front() {}

    /// Of a request that somebody answers.
    static String path(HttpServerRequest request) {
        // Without a path: CONNECT.
        String path = Objects.requireNonNullElse(request.path(), "");
        boolean list = path.equals(MODELS) || path.startsWith(MODELS + "/");
        demand(request, path, list ? "GET" : "POST");
        return path;
    }

    private static void demand(HttpServerRequest request, String path, String method) {
        switch (path) {
            case "/v1/chat/completions",
                    "/v1/completions",
                    "/v1/embeddings",
                    "/v1/rerank",
                    MODELS -> {}
            default -> {
                if (!path.startsWith(MODELS + "/")) {
                    throw Complaint.unknownPath(request.method().name(), path);
                }
            }
        }
        if (!request.method().name().equals(method)) {
            request.response().putHeader("allow", method);
            throw Complaint.wrongMethod(request.method().name(), path);
        }
    }

    static JsonNode read(Buffer body) {
        try {
            JsonNode read = JSON.readTree(body.getBytes());
            if (!read.isObject()) {
                throw Complaint.notJson("The request body must be a JSON object.");
            }
            return read;
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw Complaint.notJson(
                    "The request body is not JSON at line " + line + ", column " + column + ".");
        } catch (IOException e) {
            throw Complaint.notJson("The request body is not UTF-8.");
        }
    }

    static void send(HttpServerRequest request, int status, ObjectNode json) {
        if (!request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/json")
                    .end(json.toString());
        }
    }
}
