package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Edits;
import dev.sluice.ask.Patch;
import dev.sluice.ask.Splice;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A caller's request as a translating dialect reads it: OpenAI's words with the declared rules and
/// the model's patch applied, and a list of what the provider will not see.
final class Request {

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

    private final Ask ask;
    private final Provider.Rules rules;
    private final Value body;
    private final List<String> dropped = new ArrayList<>();

    Request(Ask ask, Model model, Patch patch) {
        this.ask = ask;
        this.rules = model.provider().rules();
        Deviation.Edits edits = rules.edits();
        for (String name : edits.drop()) {
            if (ask.body().find(name) >= 0) {
                dropped.add(name);
            }
        }
        boolean asWritten = patch.isEmpty() && dropped.isEmpty() && edits.rename().isEmpty();
        this.body =
                Value.of(
                        asWritten
                                ? ask.body().bytes()
                                : Splice.apply(
                                        ask.body(),
                                        new Edits(
                                                model.upstream(),
                                                patch,
                                                false,
                                                edits.drop(),
                                                edits.rename())));
    }

    Value get(String name) {
        return body.get(name);
    }

    /// Bytes that it may need in another form, roughly.
    int room() {
        return body.to - body.from;
    }

    /// All of it, as the rules and patches left it.
    Value body() {
        return body;
    }

    boolean streams() {
        return ask.streams();
    }

    Provider.Rules rules() {
        return rules;
    }

    /// Says that the provider will not see a member, or sees it as something else: `name` or
    /// `name=value`.
    void drop(String what) {
        dropped.add(what);
    }

    List<String> dropped() {
        return dropped;
    }

    /// What the effort asked for is in the provider's control, as JSON; absent when none was asked
    /// for or the provider has no such control.
    Value effort() {
        Value asked = get("reasoning_effort");
        if (!asked.present()) {
            return Value.ABSENT;
        }
        String word = asked.text();
        boolean known = Provider.Rules.EFFORTS.contains(word);
        String control = known ? rules.effort().get(word) : null;
        if (control == null) {
            drop("reasoning_effort");
            return Value.ABSENT;
        }
        return Value.of(control.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Looks at each member that the codec does not carry. One that the model's or a rule's patch
    /// brought is the operator's, and goes through [#natives].
    ///
    /// @param carried by the codec
    void check(Set<String> carried) {
        for (int i = 0; i < body.size(); i++) {
            String name = body.name(i);
            Value value = body.at(i);
            boolean matters = MEANING.contains(name);
            if (READ.contains(name)
                    || carried.contains(name)
                    || saysNothing(name, value)
                    || isOperators(name) && !matters) {
                continue;
            }
            boolean refuse =
                    switch (rules.unsupported()) {
                        case BY_MEANING -> matters;
                        case REFUSE -> true;
                        case DROP -> false;
                    };
            if (refuse) {
                throw Cannot.carry(name, "is set");
            }
            drop(name);
        }
    }

    /// Refuses what changes the answer's meaning, or drops it where the operator wants that.
    void cannot(String name, String what) {
        if (rules.unsupported() != Provider.Unsupported.DROP) {
            throw Cannot.carry(name, what);
        }
        drop(name);
    }

    /// A patch writes no escapes: a name with one is the caller's.
    private boolean isOperators(String name) {
        return name.indexOf('\\') < 0 && ask.body().find(name) < 0;
    }

    /// A member that a patch brought; absent when the caller sent one.
    Value operators(String name) {
        return isOperators(name) ? get(name) : Value.ABSENT;
    }

    /// Writes the members that only the operator can have set: nobody's codec knows them, and the
    /// caller did not send them.
    ///
    /// @param written what the codec wrote already
    void natives(Set<String> carried, Bytes out, String... written) {
        for (int i = 0; i < body.size(); i++) {
            String name = body.name(i);
            boolean ours = READ.contains(name) || carried.contains(name) || MEANING.contains(name);
            ours |= List.of(written).contains(name);
            if (!ours && isOperators(name) && body.at(i).present()) {
                out.put(",").quoted(name).put(":").put(body.at(i));
            }
        }
    }

    /// The values that mean what leaving the member out means.
    private static boolean saysNothing(String name, Value value) {
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
