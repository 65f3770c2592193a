package dev.sluice.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// What a caller gets. `labels` explain the decision and are present on every case once the call
/// was routed.
public sealed interface Reply {

    Labels labels();

    /// The same under other labels.
    default Reply with(Labels labels) {
        return switch (this) {
            case Whole(int status, _, Buffer body) -> new Whole(status, labels, body);
            case Streamed(_, Flow flow) -> new Streamed(labels, flow);
            case Declined(_, Refusal why) -> new Declined(labels, why);
        };
    }

    /// Ends an answer. To who asks for its head alone Vert.x leaves the body out over HTTP/1.1
    /// only; over HTTP/2 it breaks the stream (RFC 9113 section 8.1.1).
    static void end(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
        } else {
            response.end(body);
        }
    }

    /// One complete JSON body.
    record Whole(int status, Labels labels, Buffer body) implements Reply {}

    /// Server-sent events under status 200; its first event is ready when the reply is made.
    record Streamed(Labels labels, Flow flow) implements Reply {}

    /// We say no, and why.
    record Declined(Labels labels, Refusal why) implements Reply {}
}
