package dev.sluice.dialect;

import java.util.List;

/// Writes a conversation in Anthropic's form (providers.md section 4): system turns apart, turns of
/// one role in one message, tool results as a user's, thoughts before what they led to. Throws
/// [dev.sluice.wire.Refused] for what cannot be said.
final class AnthropicTurns {

    /// Anthropic takes no more (prompt caching, 2026-11).
    private static final int MARKS = 4;

    private final Bytes system = new Bytes(256);
    private final RoleWriter writer;
    private final Bytes turns;
    private final int skip;
    private final Roles roles = new Roles();
    private final Signatures signatures;
    private final String loop;
    private int marks;
    private boolean thoughtless;

    /// @param loop as [Signatures#loop]
    /// @param skip marks for the cache to leave out, from the first on
    AnthropicTurns(Signatures signatures, String loop, int room, int skip) {
        this.signatures = signatures;
        this.loop = loop;
        this.writer = new RoleWriter(room, "content");
        this.turns = writer.out();
        this.skip = skip;
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

    /// How many marks there are more than the provider takes: the last ones count, because they
    /// hold what comes before them.
    int surplus() {
        return Math.max(0, marks - MARKS);
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
                    text(system, Roles.words(part), part);
                }
            }
            case "user" -> {
                thoughtless = false;
                writer.in("user", () -> parts(turns, content, param));
            }
            case "assistant" -> writer.in("assistant", () -> assistant(message, param, last));
            case "tool" -> writer.in("user", () -> result(message, param));
            case String _ ->
                    throw Cannot.carry(param + ".role", "is not one this protocol has a word for");
        }
    }

    private void parts(Bytes out, Value content, String param) {
        int i = 0;
        for (Value part : Roles.parts(content)) {
            part(out, part, param + ".content[" + i++ + "]");
        }
    }

    private void part(Bytes out, Value part, String param) {
        Value words = Roles.words(part);
        if (words.isString()) {
            text(out, words, part);
            return;
        }
        switch (part.get("type").text()) {
            case "image_url" -> {
                Value image = part.get("image_url");
                Value url = image.isObject() ? image.get("url") : image;
                AnthropicMedia.image(out.comma(), Media.of(url, param + ".image_url.url"), param);
                end(out, part);
            }
            case "file" -> {
                AnthropicMedia.document(out.comma(), part.get("file"), param + ".file");
                end(out, part);
            }
            case "text" -> {}
            case String _ -> throw Cannot.carry(param + ".type", "is of another kind");
        }
    }

    /// Blank texts are refused upstream, and say nothing.
    private void text(Bytes out, Value words, Value part) {
        if (words.isString() && !Roles.isBlank(words)) {
            out.comma().put("{\"type\":\"text\",\"text\":").put(words);
            end(out, part);
        }
    }

    /// Ends a block, with the caller's mark for the prompt cache.
    void end(Bytes out, Value part) {
        Value mark = part.get("cache_control");
        if (mark.isObject() && marks++ >= skip) {
            out.put(",\"cache_control\":").put(mark);
        }
        out.put("}");
    }

    private void assistant(Value message, String param, boolean last) {
        Value calls = message.get("tool_calls");
        boolean thought =
                AnthropicThoughts.write(
                        turns, message, AnthropicThoughts.kept(signatures, loop, calls));
        thoughtless = calls.isArray() && !thought;
        for (Value part : Roles.parts(message.get("content"))) {
            Value words = Roles.words(part);
            text(turns, last && !calls.isArray() ? AnthropicMedia.trimmed(words) : words, part);
        }
        int i = 0;
        for (Value call : calls.items()) {
            call(call, param + ".tool_calls[" + i++ + "]");
        }
        if (message.get("function_call").isObject()) {
            throw Cannot.carry(param + ".function_call", "is the older form of tool_calls");
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
        end(turns, call);
    }

    private void result(Value message, String param) {
        roles.answered(message, param);
        Value content = message.get("content");
        turns.comma()
                .put("{\"type\":\"tool_result\",\"tool_use_id\":")
                .put(message.get("tool_call_id"));
        if (content.isString()) {
            turns.put(",\"content\":").put(content);
        } else if (content.isArray()) {
            turns.put(",\"content\":[");
            parts(turns, content, param);
            turns.put("]");
        }
        if (message.get("is_error").isTrue()) {
            turns.put(",\"is_error\":true");
        }
        end(turns, message);
    }
}
