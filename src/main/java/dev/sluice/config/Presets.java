package dev.sluice.config;

import dev.sluice.config.ProviderShape.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The presets that come with the product, `presets.yaml`, read by the same loader as the user's
/// files, which may add others or say the same name anew. Read when the first provider needs one: a
/// start without any should not wait for it. One thread at a time.
final class Presets {

    private static final String FILE = "presets.yaml";

    /// Dialects whose models deviate from each other, so that their preset always counts.
    private static final Set<String> ALWAYS = Set.of("anthropic", "gemini");

    private Map<String, PresetShape> known = Map.of();

    /// Those that come with the product.
    static Map<String, PresetShape> read() {
        Findings findings = new Findings();
        Shape shape = Bundled.read(FILE, findings, _ -> null);
        new Rulebook(findings).check(shape);
        if (!findings.clean()) {
            throw new IllegalStateException("the presets are broken: " + findings.problems());
        }
        return shape.presets();
    }

    /// What the user wrote, with dialect and address of each provider from its preset, and the
    /// presets in use.
    Shape complete(Shape user, Findings findings) {
        if (known.isEmpty() && user.providers().values().stream().anyMatch(Presets::needs)) {
            known = read();
        }
        Map<String, PresetShape> all = new TreeMap<>(known);
        all.putAll(user.presets());
        Map<String, ProviderShape> providers = new LinkedHashMap<>();
        Map<String, PresetShape> used = new LinkedHashMap<>(user.presets());
        user.providers()
                .forEach((name, said) -> {
                    String chosen = chosen(name, said, all, findings);
                    PresetShape preset = chosen == null ? null : all.get(chosen);
                    if (preset != null) {
                        used.put(chosen, preset);
                    }
                    providers.put(name, completed(name, said, chosen, preset, findings));
                });
        return user.with(providers, used);
    }

    private static boolean needs(ProviderShape said) {
        return said.preset() != null || said.dialect() == null || ALWAYS.contains(said.dialect());
    }

    /// The one named; else, without a dialect, the one of the provider's name.
    private static @Nullable String chosen(
            String name, ProviderShape said, Map<String, PresetShape> all, Findings findings) {
        String path = "providers." + name + ".preset";
        if (said.preset() != null) {
            if (!all.containsKey(said.preset())) {
                findings.unknown(path, said.preset(), "a preset", new TreeSet<>(all.keySet()));
            }
            return said.preset();
        }
        String dialect = said.dialect();
        if (dialect == null) {
            return all.containsKey(name) ? name : null;
        }
        return ALWAYS.contains(dialect) ? dialect : null;
    }

    private static ProviderShape completed(
            String name,
            ProviderShape said,
            @Nullable String chosen,
            @Nullable PresetShape preset,
            Findings findings) {
        String path = "providers." + name;
        Address address = said.address();
        boolean placed = findings.said(path + ".base-url") || findings.said(path + ".replicas");
        boolean explicit = said.preset() != null || said.dialect() == null;
        if (preset != null && explicit && !placed && preset.baseUrl() != null) {
            address = address.at(preset.baseUrl());
            Place here = findings.place(path);
            findings.place(path + ".base-url", here.file(), here.line());
        }
        String dialect = said.dialect();
        if (dialect == null && preset != null) {
            dialect = preset.dialect() == null ? "openai" : preset.dialect();
        }
        if (dialect == null && said.preset() == null && !findings.said(path + ".dialect")) {
            String fix = "write dialect: openai, or preset: and the name of a known provider";
            findings.problem(path, "says neither a dialect nor a preset; " + fix);
        }
        return new ProviderShape(
                chosen,
                dialect,
                said.engine(),
                address,
                said.credentials(),
                said.residency(),
                said.timeouts(),
                said.rules());
    }

    /// The rules for one model, the later the stronger.
    static Layers layers(Shape shape, ProviderShape provider, String upstream) {
        return Layers.of(
                shape.presets().get(String.valueOf(provider.preset())), provider.rules(), upstream);
    }
}
