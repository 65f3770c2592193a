package dev.sluice.dialect;

import java.util.Locale;
import java.util.Map;

/// Anthropic's errors (providers.md section 4), and those of vLLM's `/v1/messages`, which come in
/// OpenAI's shape.
final class AnthropicErrors {

    private static final Map<String, Integer> STATUS =
            Map.of(
                    "invalid_request_error", 400,
                    "authentication_error", 401,
                    "billing_error", 402,
                    "permission_error", 403,
                    "not_found_error", 404,
                    "request_too_large", 413,
                    "rate_limit_error", 429,
                    "api_error", 500,
                    "timeout_error", 504,
                    "overloaded_error", 529);

    private AnthropicErrors() {}

    static Complaint read(int status, byte[] body) {
        Complaint read = Complaints.read(status, body);
        boolean broke = read.message().toLowerCase(Locale.ROOT).contains("credit balance");
        return broke
                ? new Complaint(402, read.message(), "insufficient_quota", read.errorJson())
                : read;
    }

    /// An error under status 200, or inside a stream.
    static Complaint within(Value answer) {
        int status = STATUS.getOrDefault(answer.get("error").get("type").text(), 502);
        return read(status, answer.written().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
