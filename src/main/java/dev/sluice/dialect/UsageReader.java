package dev.sluice.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.ask.Ask;
import dev.sluice.ledger.Usage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads an OpenAI-shaped `usage` object, with the deviations of openai-wire USAGE-2: DeepSeek's
/// cache members, and providers that count reasoning apart from completion tokens.
final class UsageReader {

    private static final JsonFactory JSON = new JsonFactory();

    /// No answer has so many tokens: it is no count.
    private static final double MOST = 1e12;

    private UsageReader() {}

    /// Null when it is not an object of numbers, or counts nothing: then the usage is absent, since
    /// tokens that cost nothing would be believed (reliability.md R55). A total alone is the input,
    /// as providers of embeddings say it.
    static @Nullable Usage read(byte[] bytes, int start, int end) {
        long input = 0;
        long cached = 0;
        long written = 0;
        long output = 0;
        long reasoning = 0;
        long total = 0;
        try (JsonParser parser = JSON.createParser(bytes, start, end - start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String name = parser.currentName();
                if (!token.isNumeric() || name == null) {
                    continue;
                }
                double said = parser.getDoubleValue();
                if (said > MOST) {
                    return null;
                }
                long value = (long) Math.max(0, said);
                switch (name) {
                    case "prompt_tokens" -> input = value;
                    case "completion_tokens" -> output = value;
                    case "total_tokens" -> total = value;
                    case "cached_tokens", "prompt_cache_hit_tokens" -> cached = value;
                    case "cache_write_tokens" -> written = value;
                    case "reasoning_tokens" -> reasoning = value;
                    default -> {
                        // Counts of audio, images and predictions are parts of the sums above.
                    }
                }
            }
        } catch (IOException notUsage) {
            return null;
        }
        if (input == 0 && output == 0) {
            if (total == 0) {
                return null;
            }
            input = total;
        }
        boolean countedApart = reasoning > 0 && total == input + output + reasoning;
        return new Usage(
                input,
                cached,
                written,
                countedApart ? output + reasoning : output,
                reasoning,
                Usage.Source.REPORTED);
    }

    /// What the upstream counted; of an answer that it had only begun to count, at least what was
    /// said.
    static Usage known(@Nullable Usage told, Ask ask, long contentBytes) {
        if (told != null && told.source() == Usage.Source.REPORTED) {
            return told;
        }
        Usage estimate = estimate(ask, contentBytes);
        return told == null
                ? estimate
                : new Usage(
                        told.input(),
                        told.cached(),
                        told.cacheWrite(),
                        Math.max(told.output(), estimate.output()),
                        told.reasoning(),
                        Usage.Source.ESTIMATED);
    }

    static Usage estimate(Ask ask, long contentBytes) {
        long output = Ask.tokens(contentBytes);
        return new Usage(ask.promptTokens(), 0, 0, output, 0, Usage.Source.ESTIMATED);
    }
}
