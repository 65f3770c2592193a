package dev.sluice.dialect;

import java.nio.charset.StandardCharsets;

/// Google's errors (providers.md section 5): a hint when to come back stands in the details, and a
/// wrong key of ours comes as a fault of the request.
final class GeminiErrors {

    private GeminiErrors() {}

    static Complaint read(int status, byte[] body) {
        Complaint read = Complaints.read(status, body);
        Value root = Value.of(body);
        Value error =
                (root.isArray() && !root.items().isEmpty() ? root.items().getFirst() : root)
                        .get("error");
        long hint = 0;
        boolean ourKey = false;
        boolean spent = false;
        for (Value detail : error.get("details").items()) {
            hint = Math.max(hint, millis(detail.get("retryDelay").text()));
            ourKey |= detail.get("reason").is("API_KEY_INVALID");
            for (Value violation : detail.get("violations").items()) {
                spent |= violation.get("quotaId").text().contains("PerDay");
            }
        }
        return new Complaint(
                ourKey ? 401 : read.status(),
                read.message(),
                spent ? "insufficient_quota" : read.code(),
                read.errorJson(),
                hint);
    }

    /// A duration in protobuf's JSON, such as `12.5s`; 0 when it is none.
    private static long millis(String duration) {
        try {
            return duration.endsWith("s")
                    ? (long)
                            (1000
                                    * Double.parseDouble(
                                            duration.substring(0, duration.length() - 1)))
                    : 0;
        } catch (NumberFormatException notADuration) {
            return 0;
        }
    }

    /// An error under status 200, or inside a stream.
    static Complaint within(Value answer) {
        return read(200, answer.written().getBytes(StandardCharsets.UTF_8));
    }
}
