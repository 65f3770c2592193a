package dev.sluice.dialect;

import org.jspecify.annotations.Nullable;

/// An upstream's error in OpenAI's terms, whatever shape it came in.
///
/// @param status the upstream's status, or the one its error object names; 502 when it named none
/// @param message redacted and cut to 2 KB; may be empty
/// @param code OpenAI's word where one fits (`context_length_exceeded`, `insufficient_quota`,
///   `model_not_found`), `unsupported_input`, else the upstream's, else null
/// @param errorJson the error object in OpenAI's shape, `{"error":{...}}`, further members kept
/// @param retryAfterMillis a hint that stood in the body; 0 when none did
public record Complaint(
        int status,
        String message,
        @Nullable String code,
        String errorJson,
        long retryAfterMillis) {

    /// Without a hint in the body.
    public Complaint(int status, String message, @Nullable String code, String errorJson) {
        this(status, message, code, errorJson, 0);
    }

    /// The upstream broke the protocol: a truncated stream, bytes that are not JSON.
    public static Complaint protocol(String message) {
        return new Complaint(502, message, "upstream_protocol", "");
    }

    /// The model's own answer is none, such as a call that cannot be read: another draw may do.
    public static Complaint spoiled(String message) {
        return new Complaint(502, message, "spoiled_answer", "");
    }

    /// It is the model that cannot: another one may.
    public boolean unfit() {
        return "unsupported_input".equals(code);
    }

    public boolean brokeProtocol() {
        return "upstream_protocol".equals(code);
    }
}
