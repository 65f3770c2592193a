package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;

/// An answer told as one message of Anthropic's (providers.md section 4).
final class MessageWhole implements Telling {

    private static final int ROOM = 1024;

    private final boolean thinks;
    private final Bytes content = new Bytes(ROOM);
    private final Bytes arguments = new Bytes(64);
    private final Bytes thought = new Bytes(64);
    private Value id = Value.ABSENT;
    private boolean calling;
    private boolean said;

    /// @param thinks whether the caller takes thoughts
    MessageWhole(boolean thinks) {
        this.thinks = thinks;
    }

    @Override
    public void begin(Value id) {
        this.id = id;
    }

    @Override
    public void text(Value words) {
        if (words.says()) {
            said = true;
            close();
            content.comma().put("{\"type\":\"text\",\"text\":").put(words).put("}");
        }
    }

    @Override
    public void reasoning(Value words) {
        if (words.says() && thinks) {
            thought.inside(words);
        }
    }

    /// A whole answer gives a thought's text twice: as reasoning, and with what proves it.
    @Override
    public void sealed(Value thinking, Value signature) {
        if (thinks) {
            thought.cut(0);
            think(thinking.isString() ? thinking : Value.quoted(""), signature);
        }
    }

    private void think(Value words, Value signature) {
        content.comma().put("{\"type\":\"thinking\",\"thinking\":").put(words);
        content.put(",\"signature\":").put(signature).put("}");
    }

    @Override
    public void redacted(Value data) {
        if (thinks) {
            content.comma().put("{\"type\":\"redacted_thinking\",\"data\":").put(data).put("}");
        }
    }

    @Override
    public void call(Value id, Value name, Value thought) {
        close();
        MessageParts.call(content.comma(), id, name).put(",\"input\":");
        calling = true;
        said = true;
    }

    /// Ends a thought that nothing proves, or a call.
    private void close() {
        if (thought.length() > 0) {
            Bytes words = new Bytes(thought.length() + 2).put("\"").put(thought).put("\"");
            thought.cut(0);
            think(Value.of(words.take()), Value.quoted(""));
        }
        if (calling) {
            calling = false;
            MessageParts.input(content, arguments.take()).put("}");
            arguments.cut(0);
        }
    }

    @Override
    public void arguments(Value fragment) {
        if (fragment.says()) {
            arguments.unescaped(fragment);
        }
    }

    @Override
    public void argumentsWhole(Value object) {
        arguments.put(object);
    }

    @Override
    public boolean said() {
        return said;
    }

    @Override
    public long spoken() {
        return (long) content.length() + arguments.length() + thought.length();
    }

    /// @param model as the caller named it
    Buffer body(String model, ChatReading reading, Usage usage) {
        close();
        Bytes out = new Bytes(content.length() + ROOM);
        MessageParts.head(out, id, model);
        out.put(",\"content\":[").put(content).put("],");
        reading.stop(out);
        AnthropicUsage.write(usage, out.put(",\"usage\":"));
        return out.put("}").buffer();
    }
}
