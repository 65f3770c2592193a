package dev.sluice.dialect;

/// Why an answer ended, in Anthropic's words and in OpenAI's (providers.md section 4).
final class AnthropicStops {

    private AnthropicStops() {}

    /// @param word Anthropic's
    /// @param called whether tools were called
    static String finish(String word, boolean called) {
        return switch (word) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> "content_filter";
            case String _ -> called ? "tool_calls" : "stop";
        };
    }

    /// @param finish OpenAI's word
    static String word(String finish) {
        return switch (finish) {
            case "length" -> "max_tokens";
            case "tool_calls", "function_call" -> "tool_use";
            case "content_filter" -> "refusal";
            case String _ -> "end_turn";
        };
    }
}
