package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {

    private static final Path EXAMPLES = Path.of("config/examples");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(EXAMPLES)) {
            return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static List<Error> errors(String yaml) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Schema.text())
                .validate(yaml, InputFormat.YAML);
    }

    @Test
    void loadWithoutAProblemOrAWarning() {
        // Given
        Configuration configuration = Given.configuration(EXAMPLES);

        // When
        Loading loading = configuration.load();

        // Then
        assertEquals("[]", Given.warnings(loading));
    }

    @ParameterizedTest
    @MethodSource("files")
    void keepToTheSchema(Path file) throws IOException {
        // Given
        String yaml = Files.readString(file);

        // When
        List<Error> errors = errors(yaml);

        // Then
        assertEquals(List.of(), errors);
    }

    @ParameterizedTest
    @MethodSource("files")
    void beginWithTheWayToTheSchema(Path file) throws IOException {
        // Given
        String first = Files.readAllLines(file).getFirst();

        // When
        Path schema = file.resolveSibling(first.substring(first.indexOf('=') + 1)).normalize();

        // Then
        assertTrue(Files.exists(schema), schema::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "modles: {}",
                "models: { m: { provider: p } }",
                "models: { m: { provider: p, upstream: x, tier: quick } }",
                "routes: { r: { fast: f, reasoning-above: 2 } }",
                "providers: { p: { dialect: openai, timeouts: { total: 10 } } }",
                "teams: { t: { labels: { a: 1 } } }",
                "teams: { t: { keys: [ { id: short, hash: x } ] } }",
                "pools: { p: [ { model: m, weihgt: 1 } ] }",
            })
    void schemaRefusesWhatTheLoaderRefuses(String yaml) {
        // Given
        String wrong = yaml;

        // When
        List<Error> errors = errors(wrong);

        // Then
        assertNotEquals(List.of(), errors);
    }

    @Test
    void committedSchemaIsTheGeneratedOne() throws IOException {
        // Given
        String committed;
        try (InputStream in = Schema.class.getResourceAsStream("/sluice.schema.json")) {
            committed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        // When
        String generated = Schema.text();

        // Then
        assertEquals(generated, committed);
    }
}
