package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;

/// One choice of a whole answer while it is told (openai-wire ANS-2 to ANS-4).
final class CompletionChoice {

    private static final int ROOM = 1024;

    final Bytes content = new Bytes(ROOM);
    final Bytes reasoning = new Bytes(64);
    final Bytes refusal = new Bytes(16);
    final Bytes thoughts = new Bytes(16);
    final Bytes likely = new Bytes(16);
    final CompletionCalls calls;
    String finish = "";

    /// @param legacy as [Legacy#spoken]
    CompletionChoice(boolean legacy) {
        this.calls = new CompletionCalls(legacy);
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
