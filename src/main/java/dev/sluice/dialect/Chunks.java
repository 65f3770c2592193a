package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Ids;
import io.vertx.core.buffer.Buffer;

/// An answer told as a stream of `chat.completion.chunk`s (openai-wire CHUNK-8): role, deltas,
/// finish, usage where it was asked for, `[DONE]`. Keeps nothing of what it told.
final class Chunks implements Telling {

    private static final int ROOM = 512;

    private final String model;
    private final long created;
    private final boolean usage;
    private final Naming naming;
    private byte[] head = {};
    private final byte[] tail;
    private Bytes out = new Bytes(ROOM);
    private boolean begun;
    private int calls = -1;
    private long spoken;
    private boolean said;

    /// @param created seconds since 1970
    /// @param usage whether the caller asked for usage
    /// @param naming where reasoning stands; as it comes means `reasoning_content`
    Chunks(String model, long created, boolean usage, Naming naming) {
        this.model = model;
        this.created = created;
        this.usage = usage;
        this.naming = naming;
        this.tail = new Bytes(16).put(usage ? "}],\"usage\":null}\n\n" : "}]}\n\n").take();
    }

    /// What was told since the last time.
    Buffer take() {
        Buffer told = out.buffer();
        if (out.length() > 0) {
            out = new Bytes(ROOM);
        }
        return told;
    }

    @Override
    public void begin(Value id) {
        if (begun) {
            return;
        }
        begun = true;
        head = new Bytes(256).put(envelope(id)).put("[{\"index\":0,\"delta\":").take();
        out.put(head)
                .put("{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null")
                .put(tail);
    }

    private Bytes envelope(Value id) {
        Bytes start = new Bytes(256).put("data: {\"id\":\"chatcmpl-");
        if (id.says()) {
            start.inside(id);
        } else {
            start.put(Ids.next());
        }
        return start.put("\",\"object\":\"chat.completion.chunk\",\"created\":")
                .put(created)
                .put(",\"model\":")
                .quoted(model)
                .put(",\"choices\":");
    }

    private Bytes delta() {
        if (!begun) {
            begin(Value.ABSENT);
        }
        return out.put(head);
    }

    private void end() {
        out.put(",\"finish_reason\":null").put(tail);
    }

    private void say(String member, Value words) {
        if (words.says()) {
            said = true;
            spoken += words.to - words.from - 2;
            delta().put("{\"").put(member).put("\":").put(words).put("}");
            end();
        }
    }

    @Override
    public void text(Value words) {
        say("content", words);
    }

    @Override
    public void reasoning(Value words) {
        if (words.says()) {
            spoken += words.to - words.from - 2;
            Counts.reasoning(delta().put("{"), words, naming).put("}");
            end();
        }
    }

    @Override
    public void refusal(Value words) {
        say("refusal", words);
    }

    /// Without its text, which was told already.
    @Override
    public void sealed(Value thinking, Value signature) {
        delta().put("{\"thinking_blocks\":[{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":")
                .put(signature)
                .put("}]}");
        end();
    }

    @Override
    public void redacted(Value data) {
        delta().put("{\"thinking_blocks\":[{\"type\":\"redacted_thinking\",\"data\":")
                .put(data)
                .put("}]}");
        end();
    }

    @Override
    public void call(Value id, Value name, Value thought) {
        said = true;
        spoken += name.to - name.from;
        delta().put("{\"tool_calls\":[{\"index\":").put(++calls).put(",\"id\":").put(id);
        if (thought.isString()) {
            out.put(",\"extra_content\":{\"google\":{\"thought_signature\":")
                    .put(thought)
                    .put("}}");
        }
        out.put(",\"type\":\"function\",\"function\":{\"name\":")
                .put(name)
                .put(",\"arguments\":\"\"}}]}");
        end();
    }

    @Override
    public void arguments(Value fragment) {
        if (fragment.says()) {
            spoken += fragment.to - fragment.from - 2;
            fragment().inside(fragment).put("\"}}]}");
            end();
        }
    }

    @Override
    public void argumentsWhole(Value object) {
        spoken += object.to - object.from;
        fragment().escaped(object.a, object.from, object.to).put("\"}}]}");
        end();
    }

    private Bytes fragment() {
        return delta().put("{\"tool_calls\":[{\"index\":")
                .put(calls)
                .put(",\"function\":{\"arguments\":\"");
    }

    @Override
    public long spoken() {
        return spoken;
    }

    @Override
    public boolean said() {
        return said;
    }

    void finish(String reason) {
        delta().put("{},\"finish_reason\":\"").put(reason).put("\"").put(tail);
    }

    void end(Usage told) {
        if (usage && told.source() == Usage.Source.REPORTED) {
            int choice = "[{\"index\":0,\"delta\":".length();
            out.put(head, 0, head.length - choice).put("[],\"usage\":");
            Counts.write(told, out);
            out.put("}\n\n");
        }
        out.put("data: [DONE]\n\n");
    }
}
