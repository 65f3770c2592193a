package dev.sluice.journey;

import dev.sluice.kit.FakeProvider;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/// One upstream behind every preset that speaks OpenAI's protocol: a model for the preset itself,
/// and one for each pattern in it. Nobody needs a key. The route `raised` leads to `deep`, which is
/// OpenAI's o3, and its team lets caps be raised; the fast tier of `several` is Yi.
public final class PresetWorld implements QuarkusTestResourceLifecycleManager {

    private final FakeProvider upstream = FakeProvider.start();
    private final Premises premises = Premises.named("sluice-presets");

    /// @param name of the model
    /// @param upstream a name that the preset's pattern fits
    record Served(String name, String preset, String upstream) {

        @Override
        public String toString() {
            return preset + " " + upstream;
        }
    }

    static List<Served> models() {
        List<Served> models = new ArrayList<>();
        presets()
                .forEach((preset, said) -> {
                    if (!said.containsKey("dialect")) {
                        models.add(new Served("m" + models.size(), preset, "any"));
                        for (String pattern : patterns(said)) {
                            String fits = pattern.replace("*", "x");
                            models.add(new Served("m" + models.size(), preset, fits));
                        }
                    }
                });
        return models;
    }

    static String named(String preset, String upstream) {
        return models().stream()
                .filter(each -> each.preset().equals(preset) && each.upstream().equals(upstream))
                .findFirst()
                .orElseThrow()
                .name();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> presets() {
        try (InputStream in = PresetWorld.class.getResourceAsStream("/presets.yaml")) {
            Map<String, Object> file = new Yaml().load(in);
            return (Map<String, Map<String, Object>>) file.get("presets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Iterable<String> patterns(Map<String, Object> preset) {
        return preset.get("models") instanceof Map<?, ?> models
                ? models.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    private String yaml() {
        StringBuilder yaml = new StringBuilder("providers:\n");
        models().stream()
                .map(Served::preset)
                .distinct()
                .forEach(preset ->
                        yaml.append(
                                "  p-%s: { preset: %s, base-url: \"%s\", api-key: \"%s\" }\n"
                                        .formatted(
                                                preset.replace('.', '-'),
                                                preset,
                                                upstream.base(),
                                                World.UPSTREAM_KEY)));
        yaml.append("models:\n");
        for (Served model : models()) {
            yaml.append(
                    "  %s: { provider: p-%s, upstream: '%s' }\n"
                            .formatted(
                                    model.name(),
                                    model.preset().replace('.', '-'),
                                    model.upstream()));
        }
        yaml.append("  deep: { provider: p-openai, upstream: o3 }\n");
        yaml.append("  vectors: { provider: p-mistral, upstream: codestral-embed }\n");
        yaml.append("routes:\n  raised: { fast: deep, reasoning: deep }\n");
        yaml.append("  several: { fast: %s, reasoning: deep }\n".formatted(named("01ai", "any")));
        yaml.append("teams: { default: { limits: { raise-max-tokens: true } } }\n");
        return yaml.toString();
    }

    @Override
    public Map<String, String> start() {
        premises.write("world.yaml", yaml());
        return premises.settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(upstream, new TestInjector.MatchesType(FakeProvider.class));
    }

    @Override
    public void stop() {
        upstream.close();
        premises.close();
    }
}
