package dev.sluice.dialect;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Model;
import java.util.List;
import java.util.Map;

/// How hard a model is to think, said in Anthropic's form, as OpenAI's effort: where it is known
/// that the model understands one, for others refuse the word.
final class MessagesThinking {

    /// Budgets in the middle between those that efforts become by custom: 1024, 4096 and 16384
    /// (providers.md section 4).
    private static final long MEDIUM = 4096;

    private static final long HIGH = 16384;

    private final Value body;
    private final Model model;
    private final List<String> dropped;

    MessagesThinking(Value body, Model model, List<String> dropped) {
        this.body = body;
        this.model = model;
        this.dropped = dropped;
    }

    /// @param plain whether it goes to who knows OpenAI's words and no others
    void write(Bytes out, boolean plain) {
        Value said = body.get("output_config").get("effort");
        String word = said.isString() ? said.text() : budget(body.get("thinking"));
        if (word.isEmpty()) {
            return;
        }
        Map<String, String> controls = model.provider().rules().effort();
        boolean declared = !controls.isEmpty();
        boolean none = word.equals("none");
        boolean off = declared && !"null".equals(controls.get("none"));
        if (none ? off : declared || !plain || thinks(model.card())) {
            out.put(",\"reasoning_effort\":").quoted(word);
        } else if (!none) {
            dropped.add(said.isString() ? "output_config" : "thinking");
        }
    }

    private static boolean thinks(Card card) {
        return card.is(Kind.REASONING) || card.is(Kind.HYBRID);
    }

    private static String budget(Value thinking) {
        if (thinking.get("type").is("disabled")) {
            return "none";
        }
        long budget = thinking.get("budget_tokens").count();
        if (budget == 0) {
            return "";
        }
        return budget >= HIGH ? "high" : budget >= MEDIUM ? "medium" : "low";
    }
}
