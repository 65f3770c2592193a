package dev.sluice.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Provider.Rules;
import dev.sluice.config.PresetShape.RulesShape;
import dev.sluice.config.PresetShape.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks declared rules and builds those of one model: its provider's preset, the preset's rows
/// for models of its name, the provider's own words. Later words add to lists and mappings and
/// replace single values.
record Rulebook(Findings findings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Statuses an error can mean.
    private static final int FIRST = 400;

    private static final int LAST = 599;

    /// What a request may not hold while a model reasons.
    private static final List<String> HELD = List.of("tool_choice", "json_schema");

    void check(Shape shape) {
        shape.presets()
                .forEach((name, preset) -> {
                    String path = "presets." + name;
                    check(path + ".rules", preset.rules());
                    preset.models()
                            .forEach((model, rules) -> check(path + ".models." + model, rules));
                });
        shape.providers()
                .forEach((name, said) -> check("providers." + name + ".rules", said.rules()));
    }

    private void check(String path, @Nullable RulesShape rules) {
        if (rules == null) {
            return;
        }
        for (String word : rules.control().effort().keySet()) {
            if (!Rules.EFFORTS.contains(word)) {
                findings.unknown(path + ".effort." + word, word, "an effort", Rules.EFFORTS);
            }
        }
        for (String word : rules.edits().noEffortWith()) {
            if (!HELD.contains(word)) {
                findings.unknown(path + ".no-effort-with", word, "known here", HELD);
            }
        }
        rules.edits()
                .clamp()
                .forEach((name, span) -> {
                    if (span.least() != null
                            && span.most() != null
                            && span.least().compareTo(span.most()) > 0) {
                        findings.problem(
                                path + ".clamp." + name,
                                "has a least value above its most; swap them");
                    }
                });
        rules.answers()
                .errors()
                .forEach((name, status) -> {
                    if (status < FIRST || status > LAST) {
                        findings.problem(
                                path + ".errors." + name,
                                "'" + status + "' is no error's status; write 400 to 599");
                    }
                });
    }

    static Rules of(Layers layers) {
        if (layers.all().isEmpty()) {
            return Rules.NONE;
        }
        Map<String, String> effort = new LinkedHashMap<>();
        layers.all().stream()
                .map(each -> each.control().effort())
                .filter(said -> !said.isEmpty())
                .reduce((_, last) -> last)
                .ifPresent(said -> said.forEach((word, json) -> effort.put(word, json.text())));
        return new Rules(
                edits(layers),
                turns(layers),
                effort,
                answers(layers),
                layers.last(each -> each.control().auth(), Provider.Auth.BY_DIALECT),
                layers.last(each -> each.control().unsupported(), Provider.Unsupported.BY_MEANING),
                layers.last(each -> each.control().maxTokens(), Rules.LIMIT),
                RulesShape.newest(layers.all(), each -> each.control().betas()));
    }

    private static Deviation.Edits edits(Layers layers) {
        Map<String, Deviation.Range> clamp = new LinkedHashMap<>();
        layers.merged(each -> each.edits().clamp())
                .forEach((name, span) -> clamp.put(name, range(span)));
        Map<String, String> defaults = new LinkedHashMap<>();
        layers.all().stream()
                .map(each -> each.edits().defaults())
                .forEach(json -> defaults.putAll(json == null ? Map.of() : members(json)));
        return new Deviation.Edits(
                layers.union(each -> each.edits().drop()),
                layers.merged(each -> each.edits().rename()),
                RulesShape.newest(layers.all(), each -> each.edits().keep()),
                layers.union(each -> each.edits().dropWithEffort()),
                layers.union(each -> each.edits().noEffortWith()),
                clamp,
                defaults);
    }

    private static Deviation.Range range(Span span) {
        return new Deviation.Range(
                span.least() == null ? -Double.MAX_VALUE : span.least().doubleValue(),
                span.most() == null ? Double.MAX_VALUE : span.most().doubleValue());
    }

    private static Map<String, String> members(Shape.Json json) {
        try {
            Map<String, String> members = new LinkedHashMap<>();
            JsonNode object = JSON.readTree(json.text());
            object.properties()
                    .forEach(each -> members.put(each.getKey(), each.getValue().toString()));
            return members;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON cannot be read", e);
        }
    }

    private static Deviation.Turns turns(Layers layers) {
        return new Deviation.Turns(
                layers.merged(each -> each.turns().roles()),
                layers.union(each -> each.turns().strip()),
                layers.last(each -> each.turns().reasoningIn(), Deviation.Naming.AS_IS),
                layers.last(each -> each.turns().shortIds(), false));
    }

    private static Deviation.Answers answers(Layers layers) {
        return new Deviation.Answers(
                layers.last(each -> each.answers().reasoningOut(), Deviation.Naming.AS_IS),
                layers.last(each -> each.answers().thinkTags(), false),
                layers.last(each -> each.answers().contentParts(), false),
                layers.last(each -> each.answers().repairTools(), false),
                layers.last(each -> each.answers().streamsOnly(), false),
                layers.last(each -> each.answers().floatsOnly(), false),
                layers.merged(each -> each.answers().errors()),
                layers.merged(each -> each.answers().usage()));
    }
}
