package dev.sluice.ask;

import org.jspecify.annotations.Nullable;

/// The settings of a request that decide where it may go.
///
/// @param maxTokens `max_completion_tokens`, else `max_tokens`; -1 when unsaid
/// @param temperature NaN when unsaid
/// @param n choices asked for; 1 when unsaid
/// @param reasoningEffort the caller's word, unknown ones included; null when unsaid
/// @param format what `response_format.type` asks for
/// @param user the caller's `user` field; an identifier, never logged
public record Options(
        int maxTokens,
        double temperature,
        int n,
        @Nullable String reasoningEffort,
        Format format,
        @Nullable String user) {

    public static final Options NONE = new Options(-1, Double.NaN, 1, null, Format.TEXT, null);

    /// What an answer has to look like.
    public enum Format {
        TEXT,
        JSON,
        SCHEMA;

        static Format of(String word) {
            return switch (word) {
                case "text" -> TEXT;
                case "json_schema" -> SCHEMA;
                case String _ -> JSON;
            };
        }
    }

    public boolean jsonSchema() {
        return format == Format.SCHEMA;
    }
}
