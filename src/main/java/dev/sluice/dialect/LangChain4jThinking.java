package dev.sluice.dialect;

import dev.sluice.catalog.Model;

/// What goes to Bedrock beside a chat: how much to think, in the declared words of the model, and
/// members that only the operator's patches brought. Vertex takes neither from LangChain4j.
final class LangChain4jThinking {

    private LangChain4jThinking() {}

    /// @param thoughtless as [LangChain4jLoop#thoughtless]
    static void write(Bytes out, String engine, Request asked, Model model, boolean thoughtless) {
        Bytes own = new Bytes(64);
        asked.natives(LangChain4jLimits.CHAT, own);
        if (!engine.equals(LangChain4jLimits.BEDROCK)) {
            if (asked.get("reasoning_effort").present()) {
                asked.drop("reasoning_effort");
            }
            if (own.length() > 0) {
                asked.drop("patch");
            }
            return;
        }
        if (own.length() > 0) {
            out.put(",\"own\":{").put(own.take(), 1, own.length()).put("}");
        }
        String word = asked.get("reasoning_effort").text();
        String control = asked.rules().effort().get(word);
        if (control != null && control.startsWith("{")) {
            out.put(",\"effort\":").put(asked.effort());
        } else if (!word.isEmpty()) {
            claude(out, asked, model, thoughtless);
        }
    }

    /// A number is a budget, a word the effort of adaptive thinking, as with Anthropic itself; both
    /// leave room for the answer and take no temperature.
    private static void claude(Bytes out, Request asked, Model model, boolean thoughtless) {
        Value choice = asked.get("tool_choice");
        boolean forced = choice.present() && !choice.is("auto");
        Value most = asked.get("max_completion_tokens");
        long limit = most.present() ? most.count() : asked.get("max_tokens").count();
        AnthropicThinking thinking =
                AnthropicThinking.of(asked, limit, model.card().outputLimit(), forced, thoughtless);
        if (!thinking.on()) {
            return;
        }
        for (String name : new String[] {"temperature", "top_p"}) {
            if (asked.get(name).present()) {
                asked.drop(name);
            }
        }
        out.put(",\"limit\":").put(thinking.limit()).put(",\"effort\":");
        if (thinking.budget() > 0) {
            out.put(thinking.budget());
        } else {
            out.put("{\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":")
                    .quoted(thinking.word())
                    .put("}}");
        }
    }
}
