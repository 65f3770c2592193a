package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Edits;
import dev.sluice.ask.Patch;
import dev.sluice.ask.Splice;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A request that came in Anthropic's own words: the caller's bytes go on, spliced where a rule or
/// a patch says so. A patch speaks OpenAI's words where it means the effort, because it is written
/// for every model of a tier.
final class AnthropicOwn {

    private static final Patch NO_EFFORT = Patch.of("{\"reasoning_effort\":null}");

    /// What does not go with thoughts (extended thinking guide, 2026-11).
    private static final List<String> HEAT = List.of("temperature", "top_k", "top_p");

    private static final Patch WITHOUT_HEAT =
            Patch.of("{\"temperature\":null,\"top_k\":null,\"top_p\":null}");

    private static final long LEAST_BUDGET = 1024;

    private final Ask ask;
    private final Model model;
    private final Provider.Rules rules;

    AnthropicOwn(Ask ask, Model model) {
        this.ask = ask;
        this.model = model;
        this.rules = model.provider().rules();
    }

    Dialect.Outbound encode(Patch patch, Map<String, String> headers) {
        boolean counts = ask.endpoint() == Endpoint.COUNT_TOKENS;
        Deviation.Edits declared = rules.edits();
        Patch whole = unsigned().then(counts ? Patch.NONE : controlled(patch));
        Edits edits = new Edits(model.upstream(), whole, false, declared.drop(), declared.rename());
        byte[] body = Splice.apply(ask.body(), edits);
        List<String> dropped = new ArrayList<>(edits.dropped(ask.body()));
        HEAT.stream().filter(name -> takes(whole, name)).forEach(dropped::add);
        return new Dialect.Outbound(ask.endpoint().path(), headers, body, dropped);
    }

    /// Whether the caller said it and the patch leaves it out.
    private boolean takes(Patch patch, String name) {
        return patch.names(name) && patch.value(name) == null && ask.body().find(name) >= 0;
    }

    private Patch unsigned() {
        return model.provider().isVllm() ? Patch.NONE : AnthropicUnsigned.without(ask);
    }

    private Patch controlled(Patch patch) {
        byte[] said = patch.value("reasoning_effort");
        if (said == null) {
            return patch;
        }
        Patch without = patch.then(NO_EFFORT);
        String declared = rules.effort().get(Value.of(said).text());
        return declared == null
                ? without
                : without.then(control(Value.of(declared.getBytes(StandardCharsets.UTF_8))));
    }

    /// As [AnthropicThinking] reads it: a budget, `off`, or a word of adaptive thinking.
    private Patch control(Value control) {
        if (control.isNumber()) {
            long budget = Math.min(control.count(), ask.options().maxTokens() * 3L / 4);
            return budget < LEAST_BUDGET || forced() || AnthropicUnsigned.thoughtless(ask)
                    ? Patch.NONE
                    : thinking("{\"type\":\"enabled\",\"budget_tokens\":" + budget + "}")
                            .then(WITHOUT_HEAT);
        }
        if (control.is("off")) {
            return thinking("{\"type\":\"disabled\"}");
        }
        return control.isString()
                ? thinking("{\"type\":\"adaptive\"}")
                        .then(
                                Patch.of(
                                        "{\"output_config\":{\"effort\":"
                                                + control.written()
                                                + "}}"))
                        .then(WITHOUT_HEAT)
                : Patch.NONE;
    }

    /// Whether a tool must be called, which no budget goes with.
    private boolean forced() {
        Value choice = Value.of(ask.body().bytes()).get("tool_choice").get("type");
        return choice.is("any") || choice.is("tool");
    }

    private static Patch thinking(String json) {
        return Patch.set("thinking", json.getBytes(StandardCharsets.UTF_8));
    }
}
