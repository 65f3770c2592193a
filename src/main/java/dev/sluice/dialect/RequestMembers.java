package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Edits;
import dev.sluice.ask.Patch;
import dev.sluice.ask.Splice;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import java.util.List;
import java.util.Set;

/// What the members of a request mean to who translates it.
final class RequestMembers {

    /// What changes the meaning of an answer, and is therefore never dropped in silence
    /// (openai-wire UNK-2).
    private static final Set<String> MEANING =
            Set.of(
                    "n",
                    "logprobs",
                    "top_logprobs",
                    "modalities",
                    "audio",
                    "prediction",
                    "functions",
                    "function_call",
                    "web_search_options",
                    "best_of",
                    "response_format",
                    "tools",
                    "tool_choice");

    /// Members that every codec reads, or that mean nothing to an upstream.
    private static final Set<String> READ =
            Set.of("model", "messages", "stream", "stream_options", "reasoning_effort");

    private RequestMembers() {}

    /// A request's bytes with the declared rules and a patch applied; the caller's own where there
    /// are none.
    ///
    /// @param dropped is told what the rules drop or rename
    static Value edited(Ask ask, Model model, Patch patch, List<String> dropped) {
        Deviation.Edits rules = model.provider().rules().edits();
        Edits all = new Edits(model.upstream(), patch, false, rules.drop(), rules.rename());
        dropped.addAll(all.dropped(ask.body()));
        return Value.of(
                patch.isEmpty() && dropped.isEmpty()
                        ? ask.body().bytes()
                        : Splice.apply(ask.body(), all));
    }

    /// What becomes of a member that has no place in the provider's form.
    static boolean refused(Provider.Unsupported rule, boolean matters) {
        return switch (rule) {
            case BY_MEANING -> matters;
            case REFUSE -> true;
            case DROP -> false;
        };
    }

    static boolean matters(String name) {
        return MEANING.contains(name);
    }

    static boolean read(String name) {
        return READ.contains(name);
    }

    /// The values that mean what leaving the member out means.
    static boolean saysNothing(String name, Value value) {
        if (!value.present() || value.isFalse()) {
            return true;
        }
        return switch (name) {
            case "n", "best_of" -> value.number(0) == 1;
            case "top_logprobs", "presence_penalty", "frequency_penalty" -> value.number(1) == 0;
            case "modalities" -> value.items().stream().allMatch(each -> each.is("text"));
            case "logit_bias", "metadata" -> value.isObject() && value.size() == 0;
            default -> false;
        };
    }
}
