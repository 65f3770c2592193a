package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;

/// An answer told as the events of Anthropic's Messages (providers.md section 4): one block after
/// the other, indexes dense and from 0, each closed before the next begins. Keeps nothing of what
/// it told.
final class MessageEvents implements Telling {

    private enum Block {
        NONE,
        TEXT,
        THOUGHT,
        CALL
    }

    private static final int ROOM = 512;

    private final String model;
    private final boolean thinks;
    private Bytes out = new Bytes(ROOM);
    private Block block = Block.NONE;
    private int index = -1;
    private boolean begun;
    private long spoken;
    private boolean said;

    /// @param model as the caller named it
    /// @param thinks whether the caller takes thoughts
    MessageEvents(String model, boolean thinks) {
        this.model = model;
        this.thinks = thinks;
    }

    /// What was told since the last time.
    Buffer take() {
        Buffer told = out.buffer();
        if (out.length() > 0) {
            out = new Bytes(ROOM);
        }
        return told;
    }

    /// What goes in is not known yet: the numbers come with the end.
    @Override
    public void begin(Value id) {
        if (!begun) {
            begun = true;
            event("message_start").put(",\"message\":");
            MessageWhole.head(out, id, model);
            out.put(
                    ",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
                            + "\"usage\":{\"input_tokens\":0,\"output_tokens\":0}}}\n\n");
        }
    }

    private Bytes event(String type) {
        return out.put("event: ").put(type).put("\ndata: {\"type\":\"").put(type).put("\"");
    }

    private Bytes open(Block kind) {
        close();
        block = kind;
        return event("content_block_start")
                .put(",\"index\":")
                .put(++index)
                .put(",\"content_block\":");
    }

    private void close() {
        if (block != Block.NONE) {
            event("content_block_stop").put(",\"index\":").put(index).put("}\n\n");
            block = Block.NONE;
        }
    }

    private void delta(String kind, String member, Value words) {
        event("content_block_delta")
                .put(",\"index\":")
                .put(index)
                .put(",\"delta\":{\"type\":\"")
                .put(kind)
                .put("\",\"")
                .put(member)
                .put("\":")
                .put(words)
                .put("}}\n\n");
        spoken += words.to - words.from - 2;
    }

    @Override
    public void text(Value words) {
        if (words.says()) {
            said = true;
            if (block != Block.TEXT) {
                open(Block.TEXT).put("{\"type\":\"text\",\"text\":\"\"}}\n\n");
            }
            delta("text_delta", "text", words);
        }
    }

    @Override
    public void reasoning(Value words) {
        if (words.says() && thinks) {
            think();
            delta("thinking_delta", "thinking", words);
        }
    }

    private void think() {
        if (block != Block.THOUGHT) {
            open(Block.THOUGHT)
                    .put("{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}\n\n");
        }
    }

    @Override
    public void sealed(Value thinking, Value signature) {
        if (thinks) {
            think();
            delta("signature_delta", "signature", signature);
            close();
        }
    }

    @Override
    public void redacted(Value data) {
        if (thinks) {
            open(Block.NONE)
                    .put("{\"type\":\"redacted_thinking\",\"data\":")
                    .put(data)
                    .put("}}\n\n");
            event("content_block_stop").put(",\"index\":").put(index).put("}\n\n");
        }
    }

    @Override
    public void call(Value id, Value name, Value thought) {
        said = true;
        MessageWhole.call(open(Block.CALL), id, name).put(",\"input\":{}}}\n\n");
        spoken += name.to - name.from;
    }

    @Override
    public void arguments(Value fragment) {
        if (fragment.says()) {
            delta("input_json_delta", "partial_json", fragment);
        }
    }

    @Override
    public void argumentsWhole(Value object) {
        arguments(Value.quoted(object.written()));
    }

    @Override
    public void refusal(Value words) {
        text(words);
    }

    @Override
    public boolean said() {
        return said;
    }

    @Override
    public long spoken() {
        return spoken;
    }

    /// The answer is whole.
    void end(ChatReading reading, Usage usage) {
        begin(Value.ABSENT);
        close();
        event("message_delta").put(",\"delta\":{");
        reading.stop(out);
        AnthropicUsage.write(usage, out.put("},\"usage\":"));
        out.put("}\n\n");
        event("message_stop").put("}\n\n");
    }
}
