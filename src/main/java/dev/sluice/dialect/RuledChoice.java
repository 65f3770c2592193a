package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Answers;

/// One choice of an answer, rewritten as its provider's rules declare: reasoning under its name,
/// thoughts out of the content, indexes of tool calls. Keeps what the next delta needs to know.
final class RuledChoice {

    private final Answers rules;
    private final ThinkTags tags = new ThinkTags();
    private final ToolIndexes indexes = new ToolIndexes();

    RuledChoice(Answers rules) {
        this.rules = rules;
    }

    void write(Bytes out, Value choice) {
        boolean ends = choice.get("finish_reason").isString();
        out.put("{");
        for (int i = 0; i < choice.size(); i++) {
            String name = choice.name(i);
            Value value = choice.at(i);
            boolean words = (name.equals("delta") || name.equals("message")) && value.isObject();
            out.comma().put("\"").put(name).put("\":");
            if (words) {
                said(out, value, ends || name.equals("message"), name.equals("delta"));
            } else if (rules.repairTools()
                    && name.equals("finish_reason")
                    && value.is("stop")
                    && calls(choice)) {
                out.put("\"tool_calls\"");
            } else if (name.equals("finish_reason") && value.is("model_length")) {
                out.put("\"length\"");
            } else {
                out.put(value);
            }
        }
        out.put("}");
    }

    private boolean calls(Value choice) {
        return indexes.any()
                || !choice.get("message").get("tool_calls").items().isEmpty()
                || !choice.get("delta").get("tool_calls").items().isEmpty();
    }

    private void said(Bytes out, Value words, boolean last, boolean delta) {
        Value content = words.get("content");
        Bytes thought = new Bytes(64);
        Bytes text = new Bytes(64);
        boolean told = split(content, last, thought, text);
        out.put("{");
        for (int i = 0; i < words.size(); i++) {
            String name = words.name(i);
            Value value = words.at(i);
            if (name.equals("content") && told) {
                continue;
            }
            if (name.equals("reasoning") || name.equals("reasoning_content")) {
                if (!words.get("reasoning_content").present() || !name.equals("reasoning")) {
                    reasoning(out, name, value);
                }
            } else if (delta && rules.repairTools() && name.equals("tool_calls")) {
                calls(out, value);
            } else {
                out.comma().put("\"").put(name).put("\":").put(value);
            }
        }
        if (told) {
            told(out, thought, text, delta);
        }
        out.put("}");
    }

    private void told(Bytes out, Bytes thought, Bytes text, boolean delta) {
        if (thought.length() > 0) {
            Value value = Value.of(new Bytes(16).put("\"").put(thought).put("\"").take());
            reasoning(out, "reasoning_content", value);
        }
        if (text.length() > 0) {
            out.comma().put("\"content\":\"").put(text).put("\"");
        } else if (!delta) {
            out.comma().put("\"content\":null");
        }
    }

    /// Whether the content was taken apart, into insides of strings.
    private boolean split(Value content, boolean last, Bytes thought, Bytes text) {
        if (rules.parts() && content.isArray()) {
            for (Value part : content.items()) {
                if (part.get("type").is("thinking")) {
                    part.get("thinking").items().forEach(each -> inside(thought, each.get("text")));
                } else {
                    inside(text, part.get("text"));
                }
            }
            return true;
        }
        if (!rules.thinkTags() || tags.talks() || !content.isString() && !last) {
            return false;
        }
        put(tags.feed(content.text()), thought, text);
        if (last) {
            put(tags.end(), thought, text);
        }
        return true;
    }

    private static void put(ThinkTags.Said said, Bytes thought, Bytes text) {
        inside(thought, Value.quoted(said.reasoning()));
        inside(text, Value.quoted(said.content()));
    }

    private static void inside(Bytes out, Value string) {
        if (string.says()) {
            out.inside(string);
        }
    }

    private void reasoning(Bytes out, String name, Value value) {
        switch (rules.reasoning()) {
            case AS_IS -> out.comma().put("\"").put(name).put("\":").put(value);
            case REASONING_CONTENT -> out.comma().put("\"reasoning_content\":").put(value);
            case REASONING -> out.comma().put("\"reasoning\":").put(value);
            case BOTH ->
                    out.comma()
                            .put("\"reasoning_content\":")
                            .put(value)
                            .put(",\"reasoning\":")
                            .put(value);
        }
    }

    private void calls(Bytes out, Value calls) {
        out.comma().put("\"tool_calls\":[");
        for (Value call : calls.items()) {
            out.comma().put("{\"index\":").put(indexes.of(call));
            for (int i = 0; i < call.size(); i++) {
                if (!call.name(i).equals("index")) {
                    out.put(",\"").put(call.name(i)).put("\":").put(call.at(i));
                }
            }
            out.put("}");
        }
        out.put("]");
    }
}
