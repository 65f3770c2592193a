package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @TempDir Path directory;

    @Test
    void buildsWhatReplicasCanDoAndHowTheyAreFound() throws IOException {
        // Given
        Given.write(
                directory,
                "p.yaml",
                """
                providers:
                  list: { dialect: openai, replicas: [ { url: http://a/v1, capacity: 3 }, http://b/v1 ] }
                  name: { dialect: openai, base-url: http://c/v1, resolve: 5s, scrape: 1s }
                models: { l: { provider: list, upstream: q }, n: { provider: name, upstream: q } }
                """);

        // When
        Map<String, Model> models = Given.loaded(directory).models();

        // Then
        assertEquals(
                List.of(
                        new Balancing(Provider.Balance.LEAST_LOAD, List.of(3, 1), 0, 500),
                        new Balancing(Provider.Balance.LEAST_LOAD, List.of(), 5_000, 1_000)),
                List.of(
                        models.get("l").provider().balancing(),
                        models.get("n").provider().balancing()));
    }

    private String warnings(String engine, String scheme) throws IOException {
        Given.write(
                directory,
                "p.yaml",
                """
                providers:
                  name: { dialect: openai, engine: %s, base-url: %s://c/v1, resolve: 5s }
                models: { n: { provider: name, upstream: q, price: { input: 1, output: 1 } } }
                """
                        .formatted(engine, scheme));
        return ((Loading.Loaded) Given.configuration(directory).load()).warnings().toString();
    }

    @ParameterizedTest
    @CsvSource({"vllm, https, true", "vllm, http, false", "other, https, false"})
    void saysThatNoCertificateFitsTheAddressesOfAName(String engine, String scheme, boolean said)
            throws IOException {
        // When
        String warnings = warnings(engine, scheme);
        // Then
        assertEquals(said, warnings.contains("providers.name.resolve: stands beside https"));
    }
}
