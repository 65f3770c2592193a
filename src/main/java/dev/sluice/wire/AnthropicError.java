package dev.sluice.wire;

/// The words of Anthropic's errors and the status each goes with (Anthropic, errors, 2026-11):
/// upstreams say them to us, and we say them to whoever speaks Anthropic's protocol to us.
public enum AnthropicError {
    INVALID_REQUEST("invalid_request_error", 400),
    AUTHENTICATION("authentication_error", 401),
    BILLING("billing_error", 402),
    PERMISSION("permission_error", 403),
    NOT_FOUND("not_found_error", 404),
    TOO_LARGE("request_too_large", 413),
    RATE_LIMIT("rate_limit_error", 429),
    API("api_error", 500),
    TIMEOUT("timeout_error", 504),
    OVERLOADED("overloaded_error", 529);

    private final String word;
    private final int status;

    AnthropicError(String word, int status) {
        this.word = word;
        this.status = status;
    }

    public String word() {
        return word;
    }

    public int status() {
        return status;
    }

    /// The status that a word goes with.
    public static int status(String word, int otherwise) {
        for (AnthropicError error : values()) {
            if (error.word.equals(word)) {
                return error.status;
            }
        }
        return otherwise;
    }

    /// What a status of ours is about: what overloads us or our upstreams is one thing to a caller,
    /// and so are our faults and those of upstreams.
    public static AnthropicError of(int status) {
        for (AnthropicError error : values()) {
            if (error.status == status) {
                return error;
            }
        }
        return switch (status) {
            case 408 -> TIMEOUT;
            case 503 -> OVERLOADED;
            default -> status < 500 ? INVALID_REQUEST : API;
        };
    }
}
