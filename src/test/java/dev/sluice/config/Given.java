package dev.sluice.config;

import dev.sluice.catalog.Card;
import dev.sluice.route.Rule;
import dev.sluice.route.Rules;
import dev.sluice.wire.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Directories and installed parts for the tests of this room.
final class Given {

    static final URI SIM = URI.create("http://127.0.0.1:40123/v1");

    static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "OPENAI_API_KEY",
                    "sk-from-environment",
                    "TIER",
                    "fast",
                    "WRONG",
                    "leaked-value");

    static final Secret PEPPER =
            new Secret("9f1c52d07ab3e8461d5f90c2b7a4e63815dc0f7b28e94a61c3d7f05b1e8a2694");

    static final Known KNOWN =
            new Known(
                    Set.of("openai", "anthropic", "gemini", "langchain4j"),
                    Set.of("judge", "embedding"),
                    Set.of("office-hours"),
                    new Rules(List.of(new OfficeHours()))::compile,
                    Given::card,
                    (_, _) -> null,
                    (_, scale) -> dev.sluice.dial.Spread.reference(scale));

    private Given() {}

    private record OfficeHours() implements Rule {
        @Override
        public String name() {
            return "office-hours";
        }

        @Override
        public Verdict consider(Situation when) {
            return new Verdict.Pass();
        }
    }

    private static Card card(String upstream) {
        return switch (upstream) {
            case "text-embedding-3-small" ->
                    new Card(
                            Card.Kind.EMBEDDING,
                            8191,
                            0,
                            Set.of(Card.Modality.TEXT),
                            false,
                            false,
                            "proprietary",
                            Set.of());
            case "gpt-5.1" ->
                    new Card(
                            Card.Kind.HYBRID,
                            400_000,
                            128_000,
                            Set.of(Card.Modality.TEXT, Card.Modality.IMAGE),
                            true,
                            true,
                            "proprietary",
                            Set.of());
            case "Qwen/Qwen3-32B" ->
                    new Card(
                            Card.Kind.HYBRID,
                            40_960,
                            0,
                            Set.of(Card.Modality.TEXT),
                            true,
                            true,
                            "apache-2.0",
                            Set.of("en", "zh"));
            default -> Card.UNKNOWN;
        };
    }

    static void write(Path directory, String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    static Configuration configuration(Path directory) {
        return new Configuration(directory, KNOWN, SIM, ENVIRONMENT::get, List.of(PEPPER));
    }

    static Snapshot loaded(Path directory) {
        return switch (configuration(directory).load()) {
            case Loading.Loaded loaded -> loaded.snapshot();
            case Loading.Rejected rejected ->
                    throw new AssertionError(rejected.problems().toString());
        };
    }

    static List<String> problems(Path directory) {
        return switch (configuration(directory).load()) {
            case Loading.Loaded _ -> List.of();
            case Loading.Rejected rejected -> lines(rejected.problems());
        };
    }

    static List<String> lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    /// `[]` when it loaded without a warning.
    static String warnings(Loading loading) {
        return loading instanceof Loading.Loaded loaded
                ? loaded.warnings().toString()
                : loading.toString();
    }
}
