package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import dev.sluice.wire.Ids;
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

    /// The members that come first, behind an open brace.
    static void head(Bytes out, Value id, String model) {
        out.put("{\"id\":\"msg_");
        if (id.says()) {
            out.inside(id);
        } else {
            out.put(Ids.next());
        }
        out.put("\",\"type\":\"message\",\"role\":\"assistant\",\"model\":").quoted(model);
    }

    /// A call's members before its input. A result names its call, so that one needs an id.
    static Bytes call(Bytes out, Value id, Value name) {
        out.put("{\"type\":\"tool_use\",\"id\":");
        if (id.says()) {
            out.put(id);
        } else {
            out.quoted("toolu_" + Ids.next());
        }
        return out.put(",\"name\":").put(name.isString() ? name : Value.quoted(""));
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
            content.put(next()).put("{\"type\":\"text\",\"text\":").put(words).put("}");
        }
    }

    private String next() {
        return content.length() == 0 ? "" : ",";
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
        content.put(next()).put("{\"type\":\"thinking\",\"thinking\":").put(words);
        content.put(",\"signature\":").put(signature).put("}");
    }

    @Override
    public void redacted(Value data) {
        if (thinks) {
            content.put(next()).put("{\"type\":\"redacted_thinking\",\"data\":").put(data).put("}");
        }
    }

    @Override
    public void call(Value id, Value name, Value thought) {
        close();
        call(content.put(next()), id, name).put(",\"input\":");
        calling = true;
        said = true;
    }

    /// Ends a thought that nothing proves, or a call. Arguments that are no object would break the
    /// message: they become an object that holds what was said.
    private void close() {
        if (thought.length() > 0) {
            Bytes words = new Bytes(thought.length() + 2).put("\"").put(thought).put("\"");
            thought.cut(0);
            think(Value.of(words.take()), Value.quoted(""));
        }
        if (calling) {
            calling = false;
            byte[] input = arguments.take();
            if (input.length == 0) {
                content.put("{}}");
            } else if (Strict.isObject(Value.of(input))) {
                content.put(input).put("}");
            } else {
                content.put("{\"arguments\":\"").escaped(input, 0, input.length).put("\"}}");
            }
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
    public void refusal(Value words) {
        text(words);
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
        head(out, id, model);
        out.put(",\"content\":[").put(content).put("],");
        reading.stop(out);
        AnthropicUsage.write(usage, out.put(",\"usage\":"));
        return out.put("}").buffer();
    }
}
