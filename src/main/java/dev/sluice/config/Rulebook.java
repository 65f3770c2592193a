package dev.sluice.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Provider.Rules;
import dev.sluice.config.PresetShape.RulesShape;
import dev.sluice.config.PresetShape.Span;
import dev.sluice.team.Globs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks declared rules and builds those of one model: its provider's preset, the preset's rows
/// for models of its name, the provider's own words. Later words add to lists and mappings and
/// replace single values.
record Rulebook(Findings findings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Statuses an error can mean.
    private static final int FIRST = 400;

    private static final int LAST = 599;

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

    static List<RulesShape> layers(
            @Nullable PresetShape preset, @Nullable RulesShape own, String upstream) {
        List<RulesShape> layers = new ArrayList<>();
        if (preset != null) {
            add(layers, preset.rules());
            preset.models()
                    .forEach((pattern, rules) -> {
                        if (new Globs(List.of(pattern)).matches(upstream)) {
                            layers.add(rules);
                        }
                    });
        }
        add(layers, own);
        return layers;
    }

    private static void add(List<RulesShape> layers, @Nullable RulesShape rules) {
        if (rules != null) {
            layers.add(rules);
        }
    }

    static Rules of(List<RulesShape> layers) {
        if (layers.isEmpty()) {
            return Rules.NONE;
        }
        Map<String, String> effort = new LinkedHashMap<>();
        layers.stream()
                .map(each -> each.control().effort())
                .filter(said -> !said.isEmpty())
                .reduce((_, last) -> last)
                .ifPresent(said -> said.forEach((word, json) -> effort.put(word, json.text())));
        return new Rules(
                edits(layers),
                turns(layers),
                effort,
                answers(layers),
                last(layers, each -> each.control().auth(), Provider.Auth.BY_DIALECT),
                last(layers, each -> each.control().unsupported(), Provider.Unsupported.BY_MEANING),
                last(layers, each -> each.control().maxTokens(), Rules.LIMIT),
                RulesShape.newest(layers, each -> each.control().betas()));
    }

    private static Deviation.Edits edits(List<RulesShape> layers) {
        Map<String, Deviation.Range> clamp = new LinkedHashMap<>();
        merged(layers, each -> each.edits().clamp())
                .forEach((name, span) -> clamp.put(name, range(span)));
        Map<String, String> defaults = new LinkedHashMap<>();
        layers.stream()
                .map(each -> each.edits().defaults())
                .forEach(json -> defaults.putAll(json == null ? Map.of() : members(json)));
        return new Deviation.Edits(
                all(layers, each -> each.edits().drop()),
                merged(layers, each -> each.edits().rename()),
                RulesShape.newest(layers, each -> each.edits().keep()),
                all(layers, each -> each.edits().dropWithEffort()),
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

    private static Deviation.Turns turns(List<RulesShape> layers) {
        return new Deviation.Turns(
                merged(layers, each -> each.turns().roles()),
                all(layers, each -> each.turns().strip()),
                last(layers, each -> each.turns().reasoningIn(), Deviation.Naming.AS_IS),
                last(layers, each -> each.turns().shortIds(), false));
    }

    private static Deviation.Answers answers(List<RulesShape> layers) {
        return new Deviation.Answers(
                last(layers, each -> each.answers().reasoningOut(), Deviation.Naming.AS_IS),
                last(layers, each -> each.answers().thinkTags(), false),
                last(layers, each -> each.answers().contentParts(), false),
                last(layers, each -> each.answers().repairTools(), false),
                last(layers, each -> each.answers().streamsOnly(), false),
                merged(layers, each -> each.answers().errors()),
                merged(layers, each -> each.answers().usage()));
    }

    private static List<String> all(
            List<RulesShape> layers, Function<RulesShape, List<String>> part) {
        Set<String> all = new LinkedHashSet<>();
        layers.forEach(each -> all.addAll(part.apply(each)));
        return List.copyOf(all);
    }

    private static <T> Map<String, T> merged(
            List<RulesShape> layers, Function<RulesShape, Map<String, T>> part) {
        Map<String, T> merged = new LinkedHashMap<>();
        layers.forEach(each -> merged.putAll(part.apply(each)));
        return merged;
    }

    private static <T> T last(
            List<RulesShape> layers, Function<RulesShape, @Nullable T> part, T unsaid) {
        T last = unsaid;
        for (RulesShape each : layers) {
            T said = part.apply(each);
            last = said == null ? last : said;
        }
        return last;
    }
}
