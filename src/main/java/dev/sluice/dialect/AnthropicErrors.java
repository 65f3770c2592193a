package dev.sluice.dialect;

import dev.sluice.wire.AnthropicError;
import java.util.Locale;

/// Anthropic's errors (providers.md section 4), and those of vLLM's `/v1/messages`, which come in
/// OpenAI's shape.
final class AnthropicErrors {

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
        int status = AnthropicError.status(answer.get("error").get("type").text(), 502);
        return read(status, answer.written().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
