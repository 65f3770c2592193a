package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Answers;
import java.util.HashMap;
import java.util.Map;

/// One answer, or each event of one, rewritten as its provider's rules declare.
final class RuledAnswer {

    private final Answers rules;
    private final boolean base64;
    private final Map<Long, RuledChoice> choices = new HashMap<>();

    /// @param base64 whether vectors are told in that form
    RuledAnswer(Answers rules, boolean base64) {
        this.rules = rules;
        this.base64 = base64;
    }

    /// Whether there is anything to rewrite.
    boolean touch(Value answer) {
        return base64 && Vectors.any(answer.get("data"))
                || !rules.choicesAsIs() && answer.get("choices").isArray()
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
            } else if (base64 && name.equals("data")) {
                Vectors.write(out, value);
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
