package dev.sluice.wire;

import org.jspecify.annotations.Nullable;

/// The endpoints that reach a model. A constant list, so that no path of a caller is ever proxied
/// blindly (security S6).
public enum Endpoint {
    CHAT("chat/completions", "chat", 16 << 20),
    COMPLETIONS("completions", "text_completion", 16 << 20),
    EMBEDDINGS("embeddings", "embeddings", 4 << 20),
    RERANK("rerank", "rerank", 4 << 20),
    /// Anthropic's form of chat.
    MESSAGES("messages", "chat", 16 << 20),
    /// How many tokens such a chat would have; nothing is generated.
    COUNT_TOKENS("messages/count_tokens", "count_tokens", 16 << 20);

    private final String path;
    private final String operation;
    private final int bodyLimit;

    Endpoint(String path, String operation, int bodyLimit) {
        this.path = path;
        this.operation = operation;
        this.bodyLimit = bodyLimit;
    }

    /// The path below `/v1/`, without a leading slash; the same at our edge and at an upstream that
    /// speaks as the caller does.
    public String path() {
        return path;
    }

    /// The one of a path below `/v1/`; null when there is none.
    public static @Nullable Endpoint at(String path) {
        for (Endpoint one : values()) {
            if (one.path.equals(path)) {
                return one;
            }
        }
        return null;
    }

    /// The value of `gen_ai.operation.name` (OpenTelemetry GenAI conventions).
    public String operation() {
        return operation;
    }

    /// Largest request body in bytes (security.md section 6).
    public int bodyLimit() {
        return bodyLimit;
    }

    /// Whether the endpoint generates text, so that complexity and tiers mean something.
    public boolean generates() {
        return this == CHAT || this == COMPLETIONS || this == MESSAGES;
    }

    /// Whether turns are answered, which a model without a chat template does not know.
    public boolean chats() {
        return this == CHAT || this == MESSAGES;
    }

    /// Whether callers and errors have Anthropic's shape.
    public boolean anthropic() {
        return this == MESSAGES || this == COUNT_TOKENS;
    }
}
