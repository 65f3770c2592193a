package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.catalog.Catalog;
import dev.sluice.config.Configuration;
import dev.sluice.config.Known;
import dev.sluice.config.Loading;
import dev.sluice.route.Rules;
import dev.sluice.wire.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents show is true: configuration loads, JSON parses, Java compiles, commands
/// exist. `curl` is run by [CurlTest] against a gateway.
class ExamplesTest {

    private static final Set<String> LANGUAGES =
            Set.of("bash", "yaml", "json", "java", "text", "mermaid");

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "OPENAI_API_KEY", "set",
                    "MISTRAL_API_KEY", "set",
                    "ANTHROPIC_API_KEY", "set",
                    "COHERE_API_KEY", "set",
                    "VERTEX_TOKEN", "set");

    private static final Secret PEPPER = new Secret("documents-".repeat(4));

    static Stream<Block> yaml() {
        return Block.all("yaml");
    }

    static Stream<Block> json() {
        return Block.all("json");
    }

    static Stream<Block> java() {
        return Block.all("java");
    }

    private static Loading load(Path directory) {
        Known known =
                new Known(
                        Set.of("openai", "anthropic", "gemini", "langchain4j"),
                        Set.of(),
                        Set.of(),
                        new Rules(List.of())::compile,
                        new Catalog()::card,
                        new Catalog()::price,
                        (_, scale) -> dev.sluice.dial.Spread.reference(scale));
        URI sim = URI.create("http://127.0.0.1:9/v1");
        return new Configuration(directory, known, sim, ENVIRONMENT::get, List.of(PEPPER)).load();
    }

    @Test
    void everyBlockSaysWhatItIs() {
        // When
        Set<String> unknown =
                Block.all()
                        .filter(block -> !LANGUAGES.contains(block.language()))
                        .map(block -> block + " '" + block.language() + "'")
                        .collect(Collectors.toSet());

        // Then
        assertEquals(Set.of(), unknown, "known: " + LANGUAGES);
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yamlIsConfigurationThatLoads(Block block, @TempDir Path directory) throws IOException {
        // Given
        Files.writeString(directory.resolve("documented.yaml"), block.text());

        // When
        Loading loading = load(directory);

        // Then
        assertInstanceOf(Loading.Loaded.class, loading, loading::toString);
    }

    @Test
    void theShippedExamplesLoad() {
        // When
        Loading loading = load(Project.ROOT.resolve("config/examples"));

        // Then
        assertInstanceOf(Loading.Loaded.class, loading, loading::toString);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("json")
    void jsonParses(Block block) {
        assertDoesNotThrow(() -> new ObjectMapper().readTree(block.text()));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("java")
    void javaCompiles(Block block, @TempDir Path classes) {
        // When
        List<String> errors = Snippet.errors(block.text(), classes);

        // Then
        assertEquals(List.of(), errors);
    }

    @Test
    void everyCommandExists() {
        // Given
        Set<String> targets = first("Makefile", "^([a-z]+):");
        Set<String> verbs = first("src/main/java/dev/sluice/cli", "name = \"([a-z-]+)\"");

        // When
        List<String> unknown =
                Block.all("bash")
                        .flatMap(block -> block.commands().stream())
                        .filter(command -> !known(command, targets, verbs))
                        .toList();

        // Then
        assertEquals(List.of(), unknown);
    }

    private static boolean known(String command, Set<String> targets, Set<String> verbs) {
        String[] words = command.replaceFirst("^([A-Z_]+=\\S+ )+", "").split(" ");
        return switch (words[0]) {
            case "make" -> targets.contains(words[1]);
            case "./sluice" -> words[1].startsWith("-") || verbs.contains(words[1]);
            case "curl", "cp", "export", "kill", "mvn", "python3", "git" -> true;
            case String _ -> false;
        };
    }

    private static Set<String> first(String place, String pattern) {
        Pattern name = Pattern.compile(pattern);
        return Project.files(Project.ROOT.resolve(place), "").stream()
                .filter(Files::isRegularFile)
                .flatMap(file -> Project.lines(file).stream())
                .flatMap(line -> name.matcher(line).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
