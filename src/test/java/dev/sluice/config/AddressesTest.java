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
}
