package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an editor marks by the schema is what the loader refuses: every value below at every kind
/// of key. A schema sees values and not how they are written, so that it cannot know `1e3` or `yes`
/// from what they mean; nor can it know what a reference stands for, or the bounds of a duration
/// and of a number in quotes.
class SchemaAgreesTest {

    private static final List<String> VALUES =
            List.of(
                    "5",
                    "\"5\"",
                    "-1",
                    "\"-1\"",
                    "1.5",
                    "\"1.5\"",
                    "\"5_0\"",
                    "\"5x\"",
                    "5s",
                    "\"5s\"",
                    "0s",
                    "00ms",
                    "1000000000ms",
                    "5 s",
                    "true",
                    "\"true\"",
                    "\"True\"",
                    "null",
                    "\"\"",
                    "\" \"",
                    "[]",
                    "{}",
                    "[ a ]",
                    "{ a: b }",
                    "[ 5 ]",
                    "{ a: 5 }",
                    "{ a: null }",
                    "external",
                    "\"external\"",
                    "x y",
                    "\"x\\ny\"",
                    "http://b/v1",
                    "http://",
                    "ftp://b",
                    "\"http://b/v1?k=v\"",
                    "\"http://u@b/v1\"",
                    "{ url: \"http://b/v1\" }",
                    "{ url: x }",
                    "{ url: \"http://b/v1\", capacity: \"2\" }",
                    "{ capacity: 2 }",
                    "{ share: \"0.01\" }",
                    "0.01",
                    "\"0.01\"");

    private static final List<String> BELOW_ONE =
            VALUES.stream().filter(value -> !value.matches("\"[1-9.]+\"")).toList();

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(dev.sluice.config.Schema.text());

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base-url: \"http://a/v1\", timeouts: { total: %s }",
                "base-url: \"http://a/v1\", resilience: { easing: { over: %s } }",
                "base-url: \"http://a/v1\", timeouts: { min-rate: %s }",
                "base-url: \"http://a/v1\", priority-scheduling: %s",
                "base-url: \"http://a/v1\", residency: %s",
                "base-url: \"http://a/v1\", timeouts: %s",
                "base-url: \"http://a/v1\", rules: %s",
                "base-url: \"http://a/v1\", rules: { rename: %s }",
                "base-url: \"http://a/v1\", rules: { drop: %s }",
                "base-url: \"http://a/v1\", rules: { defaults: %s }",
                "base-url: \"http://a/v1\", rules: { clamp: { a: { least: %s, most: 9 } } }",
                "base-url: \"http://a/v1\" } }\nmodels: { m: { provider: p, upstream: %s",
                "base-url: \"http://a/v1\" } }\nmodels: { m: %s }\nroutes: { r: { fast: sim-fast",
                "base-url: \"http://a/v1\" } }\nroutes: { r: { fast: sim-fast, fallback: [ sim-reasoning ], hedge: %s",
                "base-url: \"http://a/v1\" } }\nteams: %s\nroutes: { r: { fast: sim-fast",
                "replicas: [ %s ]",
                "base-url: %s"
            })
    void aValueIsTakenByBothOrByNeither(String place) throws IOException {
        // Given
        List<String> differing = new ArrayList<>();
        // When
        for (String value : place.endsWith("hedge: %s") ? BELOW_ONE : VALUES) {
            String yaml = "providers: { p: { dialect: openai, " + place.formatted(value) + " } }\n";
            Given.write(directory, "a.yaml", yaml);
            List<String> told = Given.problems(directory);
            List<Error> marked = SCHEMA.validate(yaml, InputFormat.YAML);
            if (told.isEmpty() != marked.isEmpty()) {
                differing.add(value + ": loader " + told + ", schema " + marked);
            }
        }
        // Then
        assertEquals(List.of(), differing, place);
    }
}
