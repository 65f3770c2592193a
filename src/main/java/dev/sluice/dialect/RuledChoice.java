package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Answers;

/// One choice of an answer, rewritten as its provider's rules declare: reasoning under its name,
/// thoughts out of the content, indexes of tool calls. Keeps what the next delta needs to know.
final class RuledChoice {

    private final Answers rules;
    private final ThoughtSplit split;
    private final ToolIndexes indexes = new ToolIndexes();

    RuledChoice(Answers rules) {
        this.rules = rules;
        this.split = new ThoughtSplit(rules);
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
        ThoughtSplit.Halves halves = split.of(words.get("content"), last);
        out.put("{");
        for (int i = 0; i < words.size(); i++) {
            String name = words.name(i);
            Value value = words.at(i);
            if (name.equals("content") && halves != null) {
                continue;
            }
            if (name.equals("reasoning") || name.equals("reasoning_content")) {
                if (!words.get("reasoning_content").present() || !name.equals("reasoning")) {
                    reasoning(out, name, value);
                }
            } else if (delta && rules.repairTools() && name.equals("tool_calls")) {
                indexes.write(out.comma().put("\"tool_calls\":"), value);
            } else {
                out.comma().put("\"").put(name).put("\":").put(value);
            }
        }
        if (halves != null) {
            told(out, halves, delta);
        }
        out.put("}");
    }

    private void told(Bytes out, ThoughtSplit.Halves halves, boolean delta) {
        if (halves.thought().length() > 0) {
            Value thought = Value.of(new Bytes(16).string(halves.thought()).take());
            reasoning(out, "reasoning_content", thought);
        }
        if (halves.text().length() > 0 || !delta) {
            out.comma().put("\"content\":").string(halves.text());
        }
    }

    private void reasoning(Bytes out, String name, Value value) {
        switch (rules.reasoning()) {
            case AS_IS -> out.comma().put("\"").put(name).put("\":").put(value);
            case REASONING_CONTENT, REASONING, BOTH ->
                    Counts.reasoning(out.comma(), value, rules.reasoning());
        }
    }
}
