package dev.sluice.wire;

import org.jspecify.annotations.Nullable;

/// Every way we say no. A value that says what is wrong and what to do; `api.ErrorMapper` alone
/// turns it into a status. Messages name fields, limits and fixes, and never hold prompt text,
/// keys, upstream addresses or class names (openai-wire ERR-11, ERR-12).
public sealed interface Refusal {

    /// Said by whatever ends a call because the gateway stops.
    String STOPPING = "The gateway is shutting down; send the request again.";

    /// For the caller; one sentence that says what to do.
    String message();

    /// The `error_type` of observability.md 2.5: one word for metrics, logs and spans.
    String word();

    /// Whether the fault lies on our side of the edge: upstreams or ourselves.
    default boolean ours() {
        return false;
    }

    /// Who are you? `reason` is the metric tag: missing, malformed, unknown, expired, disabled.
    record Unauthenticated(String reason, String message) implements Refusal {
        @Override
        public String word() {
            return "unauthenticated";
        }
    }

    /// The request itself is wrong. `param` is a JSON path such as `messages[3].content` or a
    /// header name; null when it concerns the whole body. `code` is an OpenAI code
    /// (missing_required_parameter, unsupported_value, context_length_exceeded ...) or null.
    record Malformed(@Nullable String param, @Nullable String code, String message)
            implements Refusal {
        @Override
        public String word() {
            return "invalid_request";
        }
    }

    record TooLarge(String message) implements Refusal {
        @Override
        public String word() {
            return "too_large";
        }
    }

    /// Too many or too long headers.
    record HeadTooLarge(String message) implements Refusal {
        @Override
        public String word() {
            return "too_large";
        }
    }

    /// A body that began and did not go on. Becomes 408.
    record Stalled(String message) implements Refusal {
        @Override
        public String word() {
            return "invalid_request";
        }
    }

    /// A body that is not JSON by its content type, or is compressed.
    record UnsupportedMedia(String message) implements Refusal {
        @Override
        public String word() {
            return "invalid_request";
        }
    }

    /// Unknown to us or not permitted to the team: one answer for both, so that names do not leak
    /// (openai-wire MODEL-2).
    record ModelNotFound(String message) implements Refusal {
        @Override
        public String word() {
            return "model_not_found";
        }
    }

    /// A team's rule, or a constraint of the team, forbids the call.
    record Forbidden(String message) implements Refusal {
        @Override
        public String word() {
            return "forbidden";
        }
    }

    /// No permitted candidate can carry the request (modality, tools, schema). `param` names what
    /// it was that none could carry.
    record NoCandidate(@Nullable String param, String message) implements Refusal {
        @Override
        public String word() {
            return "no_route";
        }
    }

    /// Over a limit of the team. Becomes 429 with `retry-after`.
    record Limited(String kind, String message, long retryAfterMillis) implements Refusal {
        @Override
        public String word() {
            return "rate_limited";
        }
    }

    /// We are full or shutting down: 503 with `retry-after`; `word` is overloaded or draining.
    record Busy(String word, String message, long retryAfterMillis) implements Refusal {
        @Override
        public boolean ours() {
            return true;
        }
    }

    /// An upstream refused the request for a reason that lies in the request: its error object goes
    /// on to the caller (openai-wire ERR-5), already in OpenAI's shape and redacted.
    ///
    /// @param errorJson the complete body, `{"error":{...}}`
    record Relayed(int status, String message, String errorJson) implements Refusal {
        @Override
        public String word() {
            return "invalid_request";
        }
    }

    /// What it goes on with is kept elsewhere than where it may go. Becomes 409.
    record Conflict(String message) implements Refusal {
        @Override
        public String word() {
            return "invalid_request";
        }
    }

    /// Upstreams failed and nothing is left to try, or time was too short and none was `asked`.
    ///
    /// @param word upstream_error, upstream_timeout, upstream_rate_limited, upstream_auth,
    ///   upstream_protocol or stream_interrupted
    /// @param retryAfterMillis the smallest hint of the chain; 0 when there was none
    record Upstream(String word, String message, long retryAfterMillis, boolean asked)
            implements Refusal {
        @Override
        public boolean ours() {
            return true;
        }
    }

    /// Every candidate is out of rotation right now, or overloaded.
    ///
    /// @param vain whether asking again only multiplies somebody's load, or waits for an operator
    record NoUpstream(String message, long retryAfterMillis, boolean vain) implements Refusal {
        @Override
        public boolean ours() {
            return true;
        }

        @Override
        public String word() {
            return "no_route";
        }
    }

    /// A path outside the table of endpoints.
    record UnknownUrl(String message) implements Refusal {
        @Override
        public String word() {
            return "invalid_request";
        }
    }

    /// A thing named in the path that the team does not have, or not any more: one answer for both,
    /// and for another team's. `param` is what it is (`decision`).
    record NotFound(String param, String message) implements Refusal {
        @Override
        public String word() {
            return "invalid_request";
        }
    }

    /// A known path with another method; `allow` is the value of the `Allow` header.
    record WrongMethod(String allow, String message) implements Refusal {
        @Override
        public String word() {
            return "invalid_request";
        }
    }

    /// A fault of ours. The message never says more than that.
    record Internal(String message) implements Refusal {
        @Override
        public boolean ours() {
            return true;
        }

        @Override
        public String word() {
            return "internal";
        }
    }
}
