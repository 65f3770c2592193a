package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;

/// One turn of the assistant, from Anthropic's form to OpenAI's: its texts are one, its calls and
/// thoughts members.
final class MessagesAnswered {

    private final boolean plain;
    private final Naming reasoning;
    private final Bytes text = new Bytes(256);
    private final Bytes calls = new Bytes(64);
    private final Bytes thoughts = new Bytes(64);
    private final Bytes proofs = new Bytes(64);

    MessagesAnswered(boolean plain, Naming reasoning) {
        this.plain = plain;
        this.reasoning = reasoning;
    }

    void block(Value block, String param) {
        Value words = Roles.words(block);
        if (words.isString()) {
            text.inside(words);
            return;
        }
        switch (block.get("type").text()) {
            case "tool_use" -> call(block, param);
            case "thinking" -> thought(block);
            case "redacted_thinking" -> proof(block);
            case String _ -> throw Cannot.carry(param + ".type", "is of another kind");
        }
    }

    private void call(Value block, String param) {
        if (!block.get("id").says() || !block.get("name").says()) {
            throw Cannot.read(param, "is no call of a tool", "send id, name and input");
        }
        Value input = block.get("input");
        calls.put(calls.length() == 0 ? "" : ",")
                .put("{\"id\":")
                .put(block.get("id"))
                .put(",\"type\":\"function\",\"function\":{\"name\":")
                .put(block.get("name"))
                .put(",\"arguments\":\"");
        if (input.isObject()) {
            calls.escaped(input.a, input.from, input.to);
        } else {
            calls.put("{}");
        }
        calls.put("\"}}");
    }

    private void thought(Value block) {
        if (block.get("thinking").says()) {
            thoughts.inside(block.get("thinking"));
        }
        if (block.get("signature").says()) {
            proof(block);
        }
    }

    private void proof(Value block) {
        proofs.put(proofs.length() == 0 ? "" : ",").put(block);
    }

    /// Thoughts go to who is known to take them back: others refuse the member.
    void write(Bytes out) {
        out.put("{\"role\":\"assistant\",\"content\":");
        if (text.length() == 0 && calls.length() > 0) {
            out.put("null");
        } else {
            out.put("\"").put(text).put("\"");
        }
        if (calls.length() > 0) {
            out.put(",\"tool_calls\":[").put(calls).put("]");
        }
        if (thoughts.length() > 0 && (!plain || reasoning != Naming.AS_IS)) {
            out.put(",\"reasoning_content\":\"").put(thoughts).put("\"");
        }
        if (proofs.length() > 0 && !plain) {
            out.put(",\"thinking_blocks\":[").put(proofs).put("]");
        }
        out.put("}");
    }
}
