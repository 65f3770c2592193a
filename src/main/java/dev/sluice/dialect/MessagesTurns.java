package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import java.util.List;

/// A conversation from Anthropic's form to OpenAI's: the system first, results of tools as messages
/// of their own before what the user says beside them, calls as members.
final class MessagesTurns {

    private final Bytes out;
    private final boolean plain;
    private final Naming reasoning;
    private final MessagesResult result;

    /// @param plain whether it goes to who knows OpenAI's words and no others: marks for a cache
    ///   and proofs of thoughts are not among them
    /// @param reasoning under which name thoughts go back, where they do
    MessagesTurns(Bytes out, boolean plain, Naming reasoning, List<String> dropped) {
        this.out = out;
        this.plain = plain;
        this.reasoning = reasoning;
        this.result = new MessagesResult(plain, dropped);
    }

    /// Carries a mark for the prompt cache to who knows such marks.
    static void mark(Bytes out, Value block, boolean plain) {
        Value mark = block.get("cache_control");
        if (mark.isObject() && !plain) {
            out.put(",\"cache_control\":").put(mark);
        }
    }

    void system(Value system) {
        if (system.present()) {
            said("system", system, "system");
        }
    }

    void write(Value messages) {
        int i = 0;
        for (Value message : messages.items()) {
            String param = "messages[" + i++ + "]";
            Value content = message.get("content");
            switch (message.get("role").text()) {
                case "user" -> user(content, param + ".content");
                case "assistant" -> assistant(content, param + ".content");
                case "system" -> said("system", content, param + ".content");
                case String _ ->
                        throw Cannot.read(
                                param + ".role", "is of another kind", "send user or assistant");
            }
        }
    }

    private void said(String role, Value content, String param) {
        Bytes parts = new Bytes(256);
        MessagesParts.write(parts, content, param, plain);
        message(role, content, parts);
    }

    /// One plain text stays a string, which every server takes.
    private void message(String role, Value content, Bytes parts) {
        if (parts.length() == 0) {
            return;
        }
        out.comma().put("{\"role\":\"").put(role).put("\",\"content\":");
        Value only = MessagesParts.onlyText(content, plain);
        if (only.isString()) {
            out.put(only).put("}");
        } else {
            out.put("[").put(parts).put("]}");
        }
    }

    /// Images in a result go on as the user's: a tool's message holds text alone.
    private void user(Value content, String param) {
        Bytes parts = new Bytes(256);
        boolean results = false;
        int i = 0;
        for (Value block : Roles.parts(content)) {
            String at = content.isString() ? param : param + "[" + i++ + "]";
            if (block.get("type").is("tool_result")) {
                results = true;
                result.write(out.comma(), block, at, parts);
            }
        }
        MessagesParts.write(parts, content, param, plain);
        message("user", results ? Value.ABSENT : content, parts);
    }

    private void assistant(Value content, String param) {
        MessagesAnswered answered = new MessagesAnswered(plain, reasoning);
        int i = 0;
        for (Value block : Roles.parts(content)) {
            answered.block(block, content.isString() ? param : param + "[" + i++ + "]");
        }
        answered.write(out.comma());
    }
}
