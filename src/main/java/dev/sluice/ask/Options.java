package dev.sluice.ask;

import org.jspecify.annotations.Nullable;

/// The settings of a request that decide where it may go.
///
/// @param maxTokens `max_completion_tokens`, else `max_tokens`; -1 when unsaid
/// @param temperature NaN when unsaid
/// @param n choices asked for; 1 when unsaid
/// @param reasoningEffort the caller's word, unknown ones included; null when unsaid
/// @param jsonSchema whether `response_format.type` is `json_schema`
/// @param user the caller's `user` field; an identifier, never logged
public record Options(
        int maxTokens,
        double temperature,
        int n,
        @Nullable String reasoningEffort,
        boolean jsonSchema,
        @Nullable String user) {

    public static final Options NONE = new Options(-1, Double.NaN, 1, null, false, null);
}
