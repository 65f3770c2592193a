package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Usage;

/// What answers, whole or streamed, say in one form: usage (openai-wire USAGE-1) and reasoning
/// (REAS-2).
final class Counts {

    /// No answer has so many tokens: it is no count.
    static final long MOST = 1_000_000_000_000L;

    private Counts() {}

    /// A count of tokens; 0 for anything that is none, and one more than [#MOST] for all beyond.
    static long tokens(Value said) {
        return (long) Math.clamp(said.number(0), 0, MOST + 1.0);
    }

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
