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
    private final Bytes calls = new Bytes(64);
    private Value id = Value.ABSENT;
    private boolean open;

    /// @param naming where reasoning stands; as it comes means `reasoning_content`
    Completion(Naming naming) {
        this.naming = naming;
    }

    @Override
    public void begin(Value id) {
        this.id = id;
    }

    private static void add(Bytes to, Value words) {
        if (words.says()) {
            to.inside(words);
        }
    }

    @Override
    public void text(Value words) {
        add(content, words);
    }

    @Override
    public void reasoning(Value words) {
        add(reasoning, words);
    }

    @Override
    public void refusal(Value words) {
        add(refusal, words);
    }

    @Override
    public void sealed(Value thinking, Value signature) {
        next(thoughts)
                .put("{\"type\":\"thinking\",\"thinking\":")
                .put(thinking)
                .put(",\"signature\":")
                .put(signature)
                .put("}");
    }

    @Override
    public void redacted(Value data) {
        next(thoughts).put("{\"type\":\"redacted_thinking\",\"data\":").put(data).put("}");
    }

    private static Bytes next(Bytes list) {
        return list.length() == 0 ? list : list.put(",");
    }

    @Override
    public void call(Value id, Value name, Value thought) {
        close();
        next(calls).put("{\"id\":").put(id).put(",\"type\":\"function\",");
        if (thought.isString()) {
            calls.put("\"extra_content\":{\"google\":{\"thought_signature\":")
                    .put(thought)
                    .put("}},");
        }
        calls.put("\"function\":{\"name\":").put(name).put(",\"arguments\":\"");
        open = true;
    }

    private void close() {
        if (open) {
            calls.put("\"}}");
            open = false;
        }
    }

    @Override
    public void arguments(Value fragment) {
        add(calls, fragment);
    }

    @Override
    public void argumentsWhole(Value object) {
        calls.escaped(object.a, object.from, object.to);
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
        close();
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
        text(out, content);
        text(out.put(",\"refusal\":"), refusal);
        if (reasoning.length() > 0) {
            Value words = Value.of(new Bytes(64).put("\"").put(reasoning).put("\"").take());
            Counts.reasoning(out.put(","), words, naming);
        }
        list(out, "thinking_blocks", thoughts);
        list(out, "tool_calls", calls);
        out.put("},\"logprobs\":null,\"finish_reason\":\"").put(finish).put("\"}]");
        if (usage.source() == Usage.Source.REPORTED) {
            Counts.write(usage, out.put(",\"usage\":"));
        }
        return out.put("}").buffer();
    }

    private static void text(Bytes out, Bytes words) {
        if (words.length() == 0) {
            out.put("null");
        } else {
            out.put("\"").put(words).put("\"");
        }
    }

    private static void list(Bytes out, String name, Bytes items) {
        if (items.length() > 0) {
            out.put(",\"").put(name).put("\":[").put(items).put("]");
        }
    }
}
