package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an answer of Gemini's ends (providers.md section 5): why, and what it used.
final class GeminiStops {

    /// The model said nothing that could be told.
    private static final Set<String> BROKEN =
            Set.of(
                    "MALFORMED_FUNCTION_CALL",
                    "UNEXPECTED_TOOL_CALL",
                    "TOO_MANY_TOOL_CALLS",
                    "MALFORMED_RESPONSE");

    private static final Set<String> FILTERED =
            Set.of("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE");

    private GeminiStops() {}

    static boolean said(String reason) {
        return !reason.isEmpty() && !reason.equals("FINISH_REASON_UNSPECIFIED");
    }

    static boolean broken(String reason) {
        return BROKEN.contains(reason);
    }

    /// In OpenAI's words, of an answer without calls.
    static String finish(String reason) {
        if (FILTERED.contains(reason) || reason.startsWith("IMAGE_")) {
            return "content_filter";
        }
        return reason.equals("MAX_TOKENS") ? "length" : "stop";
    }

    /// In OpenAI's meaning (openai-wire USAGE-2). Counts repeat; the last ones hold. Null where
    /// there are none: Vertex names only the kind of traffic until the end. Nor where one is none.
    static @Nullable Usage usage(Value said) {
        long input =
                Counts.tokens(said.get("promptTokenCount"))
                        + Counts.tokens(said.get("toolUsePromptTokenCount"));
        long thoughts = Counts.tokens(said.get("thoughtsTokenCount"));
        long output = Counts.tokens(said.get("candidatesTokenCount")) + thoughts;
        long cached = Counts.tokens(said.get("cachedContentTokenCount"));
        return input + output == 0 || Math.max(cached, Math.max(input, output)) > Counts.MOST
                ? null
                : new Usage(input, cached, 0, output, thoughts, Usage.Source.REPORTED);
    }
}
