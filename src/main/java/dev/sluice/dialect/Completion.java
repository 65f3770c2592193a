package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Ids;
import io.vertx.core.buffer.Buffer;

/// An answer told as one `chat.completion` (openai-wire ANS-1 to ANS-4).
final class Completion implements Telling {

    private static final int ROOM = 1024;

    private final Naming naming;
    private final Bytes content = new Bytes(ROOM);
    private final Bytes reasoning = new Bytes(64);
    private final Bytes refusal = new Bytes(16);
    private final Bytes thoughts = new Bytes(16);
    private final CompletionCalls calls = new CompletionCalls();
    private Value id = Value.ABSENT;

    /// @param naming where reasoning stands; as it comes means `reasoning_content`
    Completion(Naming naming) {
        this.naming = naming;
    }

    @Override
    public void begin(Value id) {
        this.id = id;
    }

    @Override
    public void text(Value words) {
        content.words(words);
    }

    @Override
    public void reasoning(Value words) {
        reasoning.words(words);
    }

    @Override
    public void refusal(Value words) {
        refusal.words(words);
    }

    @Override
    public void sealed(Value thinking, Value signature) {
        ThinkingBlocks.sealed(thoughts.comma(), thinking, signature);
    }

    @Override
    public void redacted(Value data) {
        ThinkingBlocks.redacted(thoughts.comma(), data);
    }

    @Override
    public void call(Value id, Value name, Value thought) {
        calls.open(id, name, thought);
    }

    @Override
    public void arguments(Value fragment) {
        calls.arguments(fragment);
    }

    @Override
    public void argumentsWhole(Value object) {
        calls.argumentsWhole(object);
    }

    @Override
    public long spoken() {
        return (long) content.length() + reasoning.length() + refusal.length() + calls.length();
    }

    @Override
    public boolean said() {
        return content.length() + refusal.length() + calls.length() > 0;
    }

    /// @param model as the caller named it
    /// @param created seconds since 1970
    Buffer body(String model, long created, String finish, Usage usage) {
        Bytes out = new Bytes(content.length() + ROOM).put("{\"id\":\"chatcmpl-");
        if (id.says()) {
            out.inside(id);
        } else {
            out.put(Ids.next());
        }
        out.put("\",\"object\":\"chat.completion\",\"created\":")
                .put(created)
                .put(",\"model\":")
                .quoted(model)
                .put(",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":");
        out.string(content).put(",\"refusal\":").string(refusal);
        if (reasoning.length() > 0) {
            Value words = Value.of(new Bytes(64).string(reasoning).take());
            Counts.reasoning(out.put(","), words, naming);
        }
        list(out, "thinking_blocks", thoughts);
        list(out, "tool_calls", calls.written());
        out.put("},\"logprobs\":null,\"finish_reason\":\"").put(finish).put("\"}]");
        if (usage.source() == Usage.Source.REPORTED) {
            Counts.write(usage, out.put(",\"usage\":"));
        }
        return out.put("}").buffer();
    }

    private static void list(Bytes out, String name, Bytes items) {
        if (items.length() > 0) {
            out.put(",\"").put(name).put("\":[").put(items).put("]");
        }
    }
}
