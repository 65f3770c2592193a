package dev.sluice.journey;

import java.net.URI;

/// The part of [World] that speaks to its first upstream through presets. `claude` is
/// `claude-sonnet-4-5`, `gem` is `gemini-2.5-flash`; the route `translated` tries Claude, then
/// `spare`, and `retold` the other way round.
final class Translators {

    private static final String[] PRESETS = {"anthropic", "gemini", "tgi", "azure-openai"};

    private Translators() {}

    static void providers(StringBuilder yaml, URI base) {
        for (String preset : PRESETS) {
            yaml.append(
                    "  by-%s: { preset: %s, base-url: \"%s\", api-key: \"%s\" }\n"
                            .formatted(preset, preset, base, World.UPSTREAM_KEY));
        }
    }

    static void models(StringBuilder yaml) {
        model(yaml, "claude", "anthropic", "claude-sonnet-4-5");
        model(yaml, "claude-busy", "anthropic", "claude-sonnet-4-5");
        model(yaml, "gem", "gemini", "gemini-2.5-flash");
        model(yaml, "tags", "tgi", "r1");
        model(yaml, "azure", "azure-openai", "o4-mini");
    }

    private static void model(StringBuilder yaml, String name, String preset, String upstream) {
        yaml.append(
                "  %s: { provider: by-%s, upstream: %s, price: { input: 1, output: 2 } }\n"
                        .formatted(name, preset, upstream));
    }

    static void routes(StringBuilder yaml) {
        yaml.append("  translated: { fast: claude-busy, fallback: [ spare ] }\n");
        yaml.append("  retold: { fast: spare, fallback: [ claude ] }\n");
    }
}
