package dev.sluice.dialect;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import dev.sluice.config.Configuration;
import dev.sluice.config.Known;
import dev.sluice.config.Loading;
import dev.sluice.kit.Folder;
import dev.sluice.route.Rules;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// A model of a provider that has nothing but a preset, as the real loader makes it.
final class Preset {

    private static final Known KNOWN =
            new Known(
                    Set.of("openai", "anthropic", "gemini"),
                    Set.of(),
                    Set.of(),
                    new Rules(List.of())::compile,
                    _ -> Card.UNKNOWN);

    private Preset() {}

    static Model model(String preset, String upstream) {
        String yaml =
                "providers: { p: { preset: %s, base-url: http://a/v1, api-key: '${K:secret}' } }\nmodels: { m: { provider: p, upstream: '%s' } }"
                        .formatted(preset, upstream);
        try (Folder folder = Folder.named("sluice-preset").with("a.yaml", yaml)) {
            Configuration configuration =
                    new Configuration(
                            folder.path(), KNOWN, URI.create("http://a/v1"), _ -> null, List.of());
            if (configuration.load() instanceof Loading.Rejected rejected) {
                throw new AssertionError(rejected.problems().toString());
            }
            return configuration.current().models().get("m");
        }
    }
}
