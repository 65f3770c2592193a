package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;

/// An answer told as the events of Anthropic's Messages (providers.md section 4): one block after
/// the other, indexes dense and from 0, each closed before the next begins. Keeps nothing of what
/// it told.
final class MessageEvents implements Telling {

    private final String model;
    private final boolean thinks;
    private final MessageBlocks blocks = new MessageBlocks();
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
        return blocks.take();
    }

    /// What goes in is not known yet: the numbers come with the end.
    @Override
    public void begin(Value id) {
        if (!begun) {
            begun = true;
            Bytes out = blocks.event("message_start").put(",\"message\":");
            MessageParts.head(out, id, model);
            out.put(
                    ",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
                            + "\"usage\":{\"input_tokens\":0,\"output_tokens\":0}}}\n\n");
        }
    }

    @Override
    public void text(Value words) {
        if (words.says()) {
            said = true;
            blocks.text();
            delta("text_delta", "text", words);
        }
    }

    @Override
    public void reasoning(Value words) {
        if (words.says() && thinks) {
            blocks.thought();
            delta("thinking_delta", "thinking", words);
        }
    }

    @Override
    public void sealed(Value thinking, Value signature) {
        if (thinks) {
            blocks.thought();
            delta("signature_delta", "signature", signature);
            blocks.close();
        }
    }

    @Override
    public void redacted(Value data) {
        if (thinks) {
            blocks.redacted(data);
        }
    }

    @Override
    public void call(Value id, Value name, Value thought) {
        said = true;
        MessageParts.call(blocks.call(), id, name).put(",\"input\":{}}}\n\n");
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
    public boolean said() {
        return said;
    }

    @Override
    public long spoken() {
        return spoken;
    }

    private void delta(String kind, String member, Value words) {
        blocks.delta(kind, member, words);
        spoken += words.to - words.from - 2;
    }

    /// The answer is whole.
    void end(ChatReading reading, Usage usage) {
        begin(Value.ABSENT);
        blocks.close();
        Bytes out = blocks.event("message_delta").put(",\"delta\":{");
        reading.stop(out);
        AnthropicUsage.write(usage, out.put("},\"usage\":"));
        out.put("}\n\n");
        blocks.event("message_stop").put("}\n\n");
    }
}
