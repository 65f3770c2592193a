package dev.sluice.dialect;

import java.util.List;

/// The result of a tool, which is a block of the user's in Anthropic's form and a message of its
/// own in OpenAI's.
final class MessagesResult {

    private final boolean plain;
    private final List<String> dropped;

    /// @param plain as for [MessagesTurns]
    MessagesResult(boolean plain, List<String> dropped) {
        this.plain = plain;
        this.dropped = dropped;
    }

    /// @param beside what of it is no text
    void write(Bytes out, Value block, String param, Bytes beside) {
        Value content = block.get("content");
        Bytes texts = new Bytes(256);
        int i = 0;
        for (Value part : Roles.parts(content)) {
            boolean text = Roles.words(part).isString();
            String at = content.isString() ? param : param + ".content[" + i++ + "]";
            MessagesParts.part(text ? texts : beside, part, at, true);
        }
        out.put("{\"role\":\"tool\",\"tool_call_id\":").put(id(block, param));
        Value only = MessagesParts.onlyText(content, true);
        out.put(",\"content\":");
        if (only.isString() || texts.length() == 0) {
            out.put(only.isString() ? only : Value.quoted(""));
        } else {
            out.put("[").put(texts).put("]");
        }
        if (block.get("is_error").isTrue()) {
            failed(out);
        }
        MessagesTurns.mark(out, block, plain);
        out.put("}");
    }

    private static Value id(Value block, String param) {
        Value id = block.get("tool_use_id");
        if (!id.says()) {
            throw Cannot.read(param + ".tool_use_id", "is missing", "name the call");
        }
        return id;
    }

    private void failed(Bytes out) {
        if (!plain) {
            out.put(",\"is_error\":true");
        } else if (!dropped.contains("is_error")) {
            dropped.add("is_error");
        }
    }
}
