package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Openness;
import dev.sluice.catalog.Provider;
import dev.sluice.route.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    private static final String HASH = "hmac-sha256:" + "A".repeat(43);

    @TempDir Path directory;

    @Test
    void givesTheEmbeddedDefaultWithoutADirectory() {
        // Given
        Path none = null;

        // When
        Snapshot snapshot = Given.loaded(none);

        // Then
        assertEquals(
                Set.of("sim-fast", "sim-reasoning", "sim-embed", "sim-rerank", "all-minilm-l6-v2"),
                snapshot.models().keySet());
    }

    @Test
    void knowsItsEmbeddedVectorsForOpenSource() {
        // Given
        Path none = null;
        Snapshot snapshot = Given.loaded(none);

        // When
        Card card = snapshot.models().get("all-minilm-l6-v2").card();

        // Then
        assertEquals(Openness.OPEN_SOURCE, card.openness());
    }

    @Test
    void givesTheEmbeddedDefaultForADirectoryWithOnlyExamples() throws IOException {
        // Given
        Given.write(directory, "examples/models.yaml", "models: { broken: yes }");
        Given.write(directory, ".git/models.yaml", "models: { broken: yes }");
        Given.write(directory, "README.md", "not YAML: [");

        // When
        Snapshot snapshot = Given.loaded(directory);

        // Then
        assertEquals(Set.of("auto"), snapshot.routes().keySet());
    }

    @Test
    void putsTheSimulatedProvidersAddressIntoTheEmbeddedDefault() {
        // Given
        Path absent = directory.resolve("absent");

        // When
        Snapshot snapshot = Given.loaded(absent);

        // Then
        Provider sim = snapshot.models().get("sim-fast").provider();
        assertEquals(List.of(Given.SIM), sim.addresses());
    }

    @Test
    void isOpenWhileNoTeamHasAKey() throws IOException {
        // Given
        Given.write(directory, "teams.yaml", "teams: { search: {} }");

        // When
        Snapshot snapshot = Given.loaded(directory);

        // Then
        assertTrue(snapshot.open());
    }

    @Test
    void isClosedOnceATeamHasAKey() throws IOException {
        // Given
        Given.write(
                directory,
                "teams.yaml",
                "teams: { search: { keys: [ { id: k7Qm2xHd, hash: '" + HASH + "' } ] } }");

        // When
        Snapshot snapshot = Given.loaded(directory);

        // Then
        assertFalse(snapshot.open());
    }

    @Test
    void takesOnlyThoseSimulatedModelsThatFilesName() throws IOException {
        // Given
        Given.write(directory, "routes.yaml", "routes: { mine: { fast: sim-fast } }");

        // When
        Snapshot snapshot = Given.loaded(directory);

        // Then
        assertEquals(Set.of("sim-fast"), snapshot.models().keySet());
    }

    @Test
    void letsFilesNameTheSimulatedProvider() throws IOException {
        // Given
        Given.write(directory, "m.yaml", "models: { mine: { provider: sim, upstream: sim-fast } }");

        // When
        Snapshot snapshot = Given.loaded(directory);

        // Then
        assertEquals("sim", snapshot.models().get("mine").provider().name());
    }

    @Test
    void mergesSectionsOverFilesAndFolders() throws IOException {
        // Given
        Given.write(directory, "a.yaml", "models: { one: { provider: sim, upstream: x } }");
        Given.write(directory, "deep/er/b.yaml", "models: { two: { provider: sim, upstream: y } }");

        // When
        Snapshot snapshot = Given.loaded(directory);

        // Then
        assertEquals(List.of("one", "two"), List.copyOf(snapshot.models().keySet()));
    }

    @Test
    void servesBothTiersFromOnePoolWhenOnlyOneIsSaid() throws IOException {
        // Given
        Given.write(directory, "r.yaml", "routes: { one: { reasoning: sim-reasoning } }");

        // When
        Route route = Given.loaded(directory).routes().get("one");

        // Then
        assertEquals(route.reasoning(), route.fast());
    }

    @Test
    void knowsTheLongestNameByAllOfIt() throws IOException {
        // Given
        String name = "<a/b=\"x.y[0]\">".repeat(10).substring(0, 127);
        Given.write(
                directory,
                "teams.yaml",
                """
                teams:
                  '%s1':
                    rules: [ { name: quick, tier: fast } ]
                  '%s2':
                    rules: [ { name: wrong } ]
                """
                        .formatted(name, name));

        // When
        List<String> problems = Given.problems(directory);

        // Then
        String path = "teams." + name + "2.rules[0]: does nothing";
        assertEquals(
                List.of(true),
                problems.stream()
                        .filter(line -> line.contains("does nothing"))
                        .map(line -> line.startsWith("teams.yaml:5: " + path))
                        .toList(),
                problems.toString());
    }
}
