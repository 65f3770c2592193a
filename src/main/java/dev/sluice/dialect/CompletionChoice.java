package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import org.jspecify.annotations.Nullable;

/// One choice of a whole answer while it is told (openai-wire ANS-2 to ANS-4).
final class CompletionChoice {

    private static final int ROOM = 1024;

    final Bytes content = new Bytes(ROOM);
    final Bytes reasoning = new Bytes(64);
    final Bytes refusal = new Bytes(16);
    final Bytes thoughts = new Bytes(16);
    final CompletionCalls calls;
    String finish = "";
    private final Bytes likely = new Bytes(16);
    private Aside.@Nullable Signed signed;

    /// @param legacy as [Legacy#spoken]
    CompletionChoice(boolean legacy) {
        this.calls = new CompletionCalls(legacy);
    }

    /// Of several signatures the last one counts, which proves the whole text.
    void aside(Aside aside) {
        switch (aside) {
            case Aside.Likely(Bytes tokens) -> likely.comma().put(tokens);
            case Aside.Signed last -> signed = last;
        }
    }

    long spoken() {
        return (long) content.length() + reasoning.length() + refusal.length() + calls.length();
    }

    boolean said() {
        return content.length() + refusal.length() + calls.length() > 0;
    }

    /// @param naming where reasoning stands
    void write(Bytes out, int index, Naming naming) {
        out.comma().put("{\"index\":").put(index);
        out.put(",\"message\":{\"role\":\"assistant\",\"content\":");
        out.string(content).put(",\"refusal\":").string(refusal);
        if (reasoning.length() > 0) {
            Value words = Value.of(new Bytes(64).string(reasoning).take());
            Counts.reasoning(out.put(","), words, naming);
        }
        if (thoughts.length() > 0) {
            out.put(",\"thinking_blocks\":[").put(thoughts).put("]");
        }
        if (signed != null) {
            signed.write(out.put(","));
        }
        calls.write(out);
        out.put("},\"logprobs\":");
        if (likely.length() > 0) {
            out.put("{\"content\":[").put(likely).put("],\"refusal\":null}");
        } else {
            out.put("null");
        }
        out.put(",\"finish_reason\":\"");
        out.put(calls.finish(finish)).put("\"}");
    }
}
