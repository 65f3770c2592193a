package dev.sluice.dialect;

import java.util.List;

/// Writes a conversation in Anthropic's form (providers.md section 4): system turns apart, turns of
/// one role in one message, tool results as a user's, thoughts before what they led to. Throws
/// [dev.sluice.wire.Refused] for what cannot be said.
final class AnthropicTurns {

    private final Bytes system = new Bytes(256);
    private final RoleWriter writer;
    private final Bytes turns;
    private final AnthropicBlocks blocks;
    private final Roles roles = new Roles();
    private final Signatures signatures;
    private final String loop;
    private boolean thoughtless;

    /// @param loop as [Signatures#loop]
    /// @param skip marks for the cache to leave out, from the first on
    AnthropicTurns(Signatures signatures, String loop, int room, int skip) {
        this.signatures = signatures;
        this.loop = loop;
        this.writer = new RoleWriter(room, "content");
        this.turns = writer.out();
        this.blocks = new AnthropicBlocks(skip);
    }

    /// The system's blocks, without brackets; empty when there are none.
    Bytes system() {
        return system;
    }

    /// The messages, without brackets.
    Bytes turns() {
        return writer.done();
    }

    /// Whether somebody in it has a name, which there is no word for.
    boolean named() {
        return roles.named();
    }

    /// Where blocks are written, and marks for the cache counted.
    AnthropicBlocks blocks() {
        return blocks;
    }

    /// Whether the conversation waits for an answer to tool results whose calls came without the
    /// thoughts behind them.
    boolean thoughtless() {
        return thoughtless;
    }

    void write(Value messages) {
        int i = 0;
        List<Value> all = messages.items();
        for (Value message : all) {
            turn(message, "messages[" + i++ + "]", i == all.size());
        }
    }

    private void turn(Value message, String param, boolean last) {
        Value content = message.get("content");
        roles.heard(message);
        switch (message.get("role").text()) {
            case "system", "developer" -> {
                for (Value part : Roles.parts(content)) {
                    blocks.text(system, Roles.words(part), part);
                }
            }
            case "user" -> {
                thoughtless = false;
                writer.in("user", () -> blocks.parts(turns, content, param));
            }
            case "assistant" -> writer.in("assistant", () -> assistant(message, param, last));
            case "tool" -> {
                roles.answered(message, param);
                writer.in("user", () -> blocks.result(turns, message, param));
            }
            case String _ ->
                    throw Cannot.carry(param + ".role", "is not one this protocol has a word for");
        }
    }

    private void assistant(Value message, String param, boolean last) {
        Value calls = message.get("tool_calls");
        boolean thought =
                AnthropicThoughts.write(
                        turns, message, AnthropicThoughts.kept(signatures, loop, calls));
        thoughtless = calls.isArray() && !thought;
        for (Value part : Roles.parts(message.get("content"))) {
            Value words = Roles.words(part);
            blocks.text(
                    turns, last && !calls.isArray() ? AnthropicMedia.trimmed(words) : words, part);
        }
        int i = 0;
        for (Value call : calls.items()) {
            call(call, param + ".tool_calls[" + i++ + "]");
        }
    }

    private void call(Value call, String param) {
        Value function = roles.called(call, param);
        if (!call.get("id").says()) {
            throw Cannot.read(param + ".id", "is missing", "send the id that the call came with");
        }
        turns.comma()
                .put("{\"type\":\"tool_use\",\"id\":")
                .put(call.get("id"))
                .put(",\"name\":")
                .put(function.get("name"))
                .put(",\"input\":")
                .put(Roles.arguments(function, param));
        blocks.end(turns, call);
    }
}
