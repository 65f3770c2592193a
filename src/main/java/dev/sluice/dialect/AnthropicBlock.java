package dev.sluice.dialect;

/// The block of an answer of Anthropic's that is being read (providers.md section 4): they come one
/// after the other.
final class AnthropicBlock {

    private enum Kind {
        OTHER,
        TEXT,
        THOUGHT,
        CALL
    }

    private static final Value NO_ARGUMENTS = Value.of(new byte[] {'{', '}'});

    private final AnthropicMemory memory;
    private Kind kind = Kind.OTHER;
    private boolean argued;

    /// @param memory of the thoughts that go back
    AnthropicBlock(AnthropicMemory memory) {
        this.memory = memory;
    }

    void open(Value opened, Telling to) {
        argued = false;
        kind =
                switch (opened.get("type").text()) {
                    case "text" -> {
                        to.text(opened.get("text"));
                        yield Kind.TEXT;
                    }
                    case "thinking" -> {
                        memory.open();
                        memory.think(opened.get("thinking"));
                        to.reasoning(opened.get("thinking"));
                        yield Kind.THOUGHT;
                    }
                    case "redacted_thinking" -> {
                        memory.redacted(opened.get("data"));
                        to.redacted(opened.get("data"));
                        yield Kind.OTHER;
                    }
                    case "tool_use" -> {
                        memory.called(opened.get("id"));
                        to.call(opened.get("id"), opened.get("name"), Value.ABSENT);
                        arguments(opened.get("input"), to);
                        yield Kind.CALL;
                    }
                    case String _ -> Kind.OTHER;
                };
    }

    /// A stream opens with an empty object and then sends fragments.
    private void arguments(Value input, Telling to) {
        if (input.isObject() && input.size() > 0) {
            argued = true;
            to.argumentsWhole(input);
        }
    }

    void delta(Value delta, Telling to) {
        Value type = delta.get("type");
        if (type.is("text_delta")) {
            to.text(delta.get("text"));
        } else if (type.is("input_json_delta") && kind == Kind.CALL) {
            argued |= delta.get("partial_json").says();
            to.arguments(delta.get("partial_json"));
        } else if (type.is("thinking_delta")) {
            memory.think(delta.get("thinking"));
            to.reasoning(delta.get("thinking"));
        } else if (type.is("signature_delta") && delta.get("signature").says()) {
            memory.seal(delta.get("signature"));
            to.sealed(Value.ABSENT, delta.get("signature"));
        }
    }

    void close(Telling to) {
        if (kind == Kind.CALL && !argued) {
            to.argumentsWhole(NO_ARGUMENTS);
        }
        kind = Kind.OTHER;
    }

    void whole(Value each, Telling to) {
        open(each, to);
        Value signature = each.get("signature");
        if (kind == Kind.THOUGHT && signature.says()) {
            memory.seal(signature);
            to.sealed(each.get("thinking"), signature);
        }
        close(to);
    }
}
