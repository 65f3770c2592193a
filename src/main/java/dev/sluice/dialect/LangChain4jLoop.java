package dev.sluice.dialect;

/// The thoughts of earlier turns on their way back to Bedrock, beside the conversation, and what
/// the conversation says that Bedrock will not hear.
final class LangChain4jLoop {

    private final Request asked;
    private final Signatures signatures;
    private final String loop;
    private final Bytes thoughts = new Bytes(64);
    private boolean thoughtless;
    private boolean named;

    /// @param loop as [Signatures#loop]
    LangChain4jLoop(Request asked, Signatures signatures, String loop) {
        this.asked = asked;
        this.signatures = signatures;
        this.loop = loop;
        asked.get("messages").items().forEach(this::turn);
    }

    /// Whether the conversation waits for an answer to tool results whose calls came without the
    /// thoughts behind them.
    boolean thoughtless() {
        return thoughtless;
    }

    private void turn(Value message) {
        Value role = message.get("role");
        if (role.is("assistant")) {
            assistant(message);
        } else if (role.is("user")) {
            thoughtless = false;
        }
        named |= message.get("name").present() && !role.is("tool");
    }

    private void assistant(Value message) {
        Value calls = message.get("tool_calls");
        Bytes blocks = new Bytes(64);
        boolean any =
                AnthropicThoughts.write(
                        blocks, message, AnthropicThoughts.kept(signatures, loop, calls));
        thoughtless = calls.isArray() && !any;
        if (any && !calls.items().isEmpty()) {
            thoughts.put(thoughts.length() == 0 ? "" : ",")
                    .put("{\"call\":")
                    .put(calls.items().getFirst().get("id"))
                    .put(",\"blocks\":[")
                    .put(blocks)
                    .put("]}");
        }
    }

    /// The members that go with the call. Thoughts without a tool call stay out: the provider wants
    /// those of open loops alone.
    void write(Bytes out, String engine) {
        if (engine.equals(LangChain4jLimits.BEDROCK)) {
            out.put(",\"loop\":").quoted(loop);
            out.put(",\"thoughts\":[").put(thoughts).put("]");
        }
        Nested.of(asked.body()).forEach(asked::drop);
        if (named) {
            asked.drop("messages.name");
        }
    }
}
