package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Usage;

/// What answers, whole or streamed, say in one form: usage (openai-wire USAGE-1) and reasoning
/// (REAS-2).
final class Counts {

    private Counts() {}

    /// The members that hold reasoning, without braces.
    static Bytes reasoning(Bytes out, Value words, Naming naming) {
        if (naming != Naming.REASONING) {
            out.put("\"reasoning_content\":").put(words);
        }
        if (naming == Naming.BOTH) {
            out.put(",");
        }
        return naming == Naming.REASONING || naming == Naming.BOTH
                ? out.put("\"reasoning\":").put(words)
                : out;
    }

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
