package dev.sluice.config;

import dev.sluice.config.PresetShape.RulesShape;
import dev.sluice.team.Globs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rules that lie one upon the other, the later the stronger.
record Layers(List<RulesShape> all) {

    static Layers of(@Nullable PresetShape preset, @Nullable RulesShape own, String upstream) {
        List<RulesShape> layers = new ArrayList<>();
        if (preset != null) {
            add(layers, preset.rules());
            preset.models()
                    .forEach((pattern, rules) -> {
                        if (new Globs(List.of(lower(pattern))).matches(lower(upstream))) {
                            layers.add(rules);
                        }
                    });
        }
        add(layers, own);
        return new Layers(layers);
    }

    /// A server's model is called as whoever starts it likes.
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void add(List<RulesShape> layers, @Nullable RulesShape rules) {
        if (rules != null) {
            layers.add(rules);
        }
    }

    List<String> union(Function<RulesShape, List<String>> part) {
        Set<String> union = new LinkedHashSet<>();
        all.forEach(each -> union.addAll(part.apply(each)));
        return List.copyOf(union);
    }

    <T> Map<String, T> merged(Function<RulesShape, Map<String, T>> part) {
        Map<String, T> merged = new LinkedHashMap<>();
        all.forEach(each -> merged.putAll(part.apply(each)));
        return merged;
    }

    <T> T last(Function<RulesShape, @Nullable T> part, T unsaid) {
        T last = unsaid;
        for (RulesShape each : all) {
            T said = part.apply(each);
            last = said == null ? last : said;
        }
        return last;
    }
}
