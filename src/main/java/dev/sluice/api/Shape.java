package dev.sluice.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.wire.AnthropicError;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/// Whose protocol a caller speaks, and so in which shape it reads a refusal.
enum Shape {
    OPENAI,
    /// `/v1/messages` and what is below it (Anthropic, errors, 2026-11).
    ANTHROPIC;

    private static final String MESSAGES = "/v1/" + Endpoint.MESSAGES.path();

    static Shape of(RoutingContext http) {
        // Without a path: CONNECT.
        String path = Objects.requireNonNullElse(http.request().path(), "");
        boolean within =
                path.length() == MESSAGES.length() || path.startsWith("/", MESSAGES.length());
        return path.startsWith(MESSAGES) && within ? ANTHROPIC : OPENAI;
    }

    /// @param id of the request
    ErrorMapper.Answer answer(Refusal why, String id) {
        ErrorMapper.Answer answer = ErrorMapper.answer(why);
        return switch (this) {
            case OPENAI -> answer;
            case ANTHROPIC ->
                    new ErrorMapper.Answer(
                            status(answer.status()),
                            body(AnthropicError.of(answer.status()), why.message(), id),
                            answer.retryAfterMillis(),
                            answer.retry());
        };
    }

    /// Faults have Anthropic's status. Of what is wrong with a request, HTTP's own says more.
    private static int status(int ours) {
        return ours < 500 ? ours : AnthropicError.of(ours).status();
    }

    private static String body(AnthropicError error, String message, String id) {
        JsonStringEncoder quote = JsonStringEncoder.getInstance();
        return "{\"type\":\"error\",\"error\":{\"type\":\""
                + error.word()
                + "\",\"message\":\""
                + new String(quote.quoteAsString(message))
                + "\"},\"request_id\":\""
                + new String(quote.quoteAsString(id))
                + "\"}";
    }

    /// The last event of a stream that broke.
    String event(Refusal why, String id) {
        String name =
                switch (this) {
                    case OPENAI -> "";
                    case ANTHROPIC -> "event: error\n";
                };
        return name + "data: " + answer(why, id).body() + "\n\n";
    }
}
