package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Answers;
import java.util.HashMap;
import java.util.Map;

/// One answer, or each event of one, rewritten as its provider's rules declare.
final class RuledAnswer {

    private final Answers rules;
    private final Map<Long, RuledChoice> choices = new HashMap<>();

    RuledAnswer(Answers rules) {
        this.rules = rules;
    }

    /// Whether there is anything to rewrite.
    boolean touch(Value answer) {
        return !rules.choicesAsIs() && answer.get("choices").isArray()
                || !rules.usage().isEmpty() && answer.get("usage").isObject();
    }

    void write(Bytes out, Value answer) {
        out.put("{");
        for (int i = 0; i < answer.size(); i++) {
            String name = answer.name(i);
            Value value = answer.at(i);
            out.comma().put("\"").put(name).put("\":");
            if (name.equals("usage") && value.isObject()) {
                UsageNames.write(out, value, rules.usage());
            } else if (name.equals("choices") && value.isArray() && !rules.choicesAsIs()) {
                choices(out, value);
            } else {
                out.put(value);
            }
        }
        out.put("}");
    }

    private void choices(Bytes out, Value said) {
        out.put("[");
        for (Value choice : said.items()) {
            choices.computeIfAbsent(choice.get("index").count(), _ -> new RuledChoice(rules))
                    .write(out.comma(), choice);
        }
        out.put("]");
    }
}
