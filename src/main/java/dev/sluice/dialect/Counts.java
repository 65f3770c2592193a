package dev.sluice.dialect;

import dev.sluice.ledger.Usage;

/// Usage in OpenAI's form (openai-wire USAGE-1).
final class Counts {

    private Counts() {}

    static void write(Usage usage, Bytes out) {
        out.put("{\"prompt_tokens\":")
                .put(usage.input())
                .put(",\"completion_tokens\":")
                .put(usage.output())
                .put(",\"total_tokens\":")
                .put(usage.input() + usage.output())
                .put(",\"prompt_tokens_details\":{\"cached_tokens\":")
                .put(usage.cached())
                .put(",\"cache_write_tokens\":")
                .put(usage.cacheWrite())
                .put("},\"completion_tokens_details\":{\"reasoning_tokens\":")
                .put(usage.reasoning())
                .put("}}");
    }
}
