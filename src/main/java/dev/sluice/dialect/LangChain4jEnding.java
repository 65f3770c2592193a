package dev.sluice.dialect;

import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.sluice.ledger.Usage;
import org.jspecify.annotations.Nullable;

/// Why an answer of LangChain4j's ended and what it used, in our terms.
final class LangChain4jEnding {

    private LangChain4jEnding() {}

    static String finish(@Nullable FinishReason reason) {
        return switch (reason) {
            case LENGTH -> "length";
            case CONTENT_FILTER -> "content_filter";
            case TOOL_EXECUTION -> "tool_calls";
            case STOP, OTHER -> "stop";
            case null -> "stop";
        };
    }

    /// Bedrock counts what came from its cache apart, Vertex its thoughts in the total alone
    /// (openai-wire USAGE-2).
    static Usage usage(@Nullable TokenUsage told) {
        if (told == null || told.inputTokenCount() == null) {
            return Usage.UNKNOWN;
        }
        long cached = 0;
        long written = 0;
        if (told instanceof BedrockTokenUsage bedrock) {
            cached = count(bedrock.cacheReadInputTokens());
            written = count(bedrock.cacheWriteInputTokens());
        }
        long input = count(told.inputTokenCount());
        long said = count(told.outputTokenCount());
        boolean sums = cached + written == 0;
        long thoughts = sums ? Math.max(0, count(told.totalTokenCount()) - input - said) : 0;
        return new Usage(
                input + cached + written,
                cached,
                written,
                said + thoughts,
                thoughts,
                Usage.Source.REPORTED);
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
