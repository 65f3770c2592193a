package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import org.jspecify.annotations.Nullable;

/// What Anthropic counted, in OpenAI's meaning (openai-wire USAGE-2): its input excludes what was
/// read from and written to the cache. Counts are cumulative and come more than once; each one's
/// last word counts. An answer begins with its input and a guess at its output.
final class AnthropicUsage {

    private long input;
    private long read;
    private long written;
    private long hour;
    private long output;
    private long thinking;
    private boolean told;
    private boolean ended;

    /// Takes the last count.
    void end(Value usage) {
        begin(usage);
        ended |= last(usage.get("output_tokens"), -1) >= 0;
    }

    void begin(Value usage) {
        if (usage.isObject()) {
            told = true;
            input = last(usage.get("input_tokens"), input);
            read = last(usage.get("cache_read_input_tokens"), read);
            written = last(usage.get("cache_creation_input_tokens"), written);
            hour = last(usage.get("cache_creation").get("ephemeral_1h_input_tokens"), hour);
            output = last(usage.get("output_tokens"), output);
            thinking = last(usage.get("output_tokens_details").get("thinking_tokens"), thinking);
        }
    }

    private static long last(Value said, long before) {
        long count = Counts.tokens(said);
        return said.isNumber() && count <= Counts.MOST ? count : before;
    }

    /// A count in Anthropic's words: its input leaves out what the cache has to do with.
    static void write(Usage usage, Bytes out) {
        out.put("{\"input_tokens\":")
                .put(Math.max(0, usage.input() - usage.cached() - usage.cacheWrite()))
                .put(",\"cache_creation_input_tokens\":")
                .put(usage.cacheWrite())
                .put(",\"cache_read_input_tokens\":")
                .put(usage.cached())
                .put(",\"output_tokens\":")
                .put(usage.output())
                .put("}");
    }

    /// Null before anything was counted; estimated until its output was. Zeros are no count: tokens
    /// that cost nothing would be believed (reliability.md R55).
    @Nullable Usage told() {
        long in = input + read + written;
        boolean counted = ended && in + output > 0;
        Usage.Source source = counted ? Usage.Source.REPORTED : Usage.Source.ESTIMATED;
        return told ? new Usage(in, read, written, hour, output, thinking, source) : null;
    }
}
