package dev.sluice.dialect;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import dev.sluice.config.Configuration;
import dev.sluice.config.Known;
import dev.sluice.config.Loading;
import dev.sluice.route.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try {
            Path directory = Files.createTempDirectory("preset");
            Files.writeString(
                    directory.resolve("a.yaml"),
                    "providers: { p: { preset: %s, base-url: http://a/v1, api-key: '${K:secret}' } }\nmodels: { m: { provider: p, upstream: '%s' } }"
                            .formatted(preset, upstream));
            Configuration configuration =
                    new Configuration(
                            directory, KNOWN, URI.create("http://a/v1"), _ -> null, List.of());
            if (configuration.load() instanceof Loading.Rejected rejected) {
                throw new AssertionError(rejected.problems().toString());
            }
            return configuration.current().models().get("m");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
