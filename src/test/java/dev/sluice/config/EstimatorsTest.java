package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Scale;
import dev.sluice.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The estimators that routes name.
class EstimatorsTest {

    @TempDir Path directory;

    private void route(String members) throws IOException {
        Given.write(
                directory,
                "a.yaml",
                "routes:\n  one: { fast: sim-fast, reasoning: sim-reasoning, " + members + " }\n");
    }

    @Test
    void anArtifactThatCannotBeReadIsAProblem() throws IOException {
        // Given
        route("estimator: nothing.bin");

        // When
        List<String> problems = Given.problems(directory);

        // Then
        assertTrue(
                problems.size() == 1
                        && problems.getFirst().startsWith("a.yaml:2: routes.one.estimator: ")
                        && problems.getFirst().contains("nothing.bin"),
                problems::toString);
    }

    @Test
    void aRoutesOwnArtifactIsReadBesideTheConfiguration() throws IOException {
        // Given
        artifact();
        route("estimator: own.bin, pair: pooled, reasoning-share: 0.2");

        // When
        Route route = Given.loaded(directory).routes().get("one");

        // Then
        assertEquals(Scale.DEFAULT.artifact().hash(), route.scale().artifact().hash());
    }

    @Test
    void aPairNobodyCalibratedIsAProblem() throws IOException {
        // Given
        route("pair: nobody");

        // When
        List<String> problems = Given.problems(directory);

        // Then
        assertTrue(
                problems.size() == 1
                        && problems.getFirst()
                                .startsWith(
                                        "a.yaml:2: routes.one.pair: 'nobody' is not calibrated"),
                problems::toString);
    }

    @Test
    void anArtifactThatBreaksLaterIsNotReloaded() throws IOException {
        // Given
        artifact();
        route("estimator: own.bin, reasoning-share: 0.2");
        try (Configuration configuration = Given.configuration(directory)) {
            configuration.load();
            Files.writeString(directory.resolve("own.bin"), "broken");

            // When
            Reload reload = configuration.reload();

            // Then
            assertEquals("rejected 1", reload.word() + " " + configuration.current().generation());
        }
    }

    private void artifact() throws IOException {
        for (String kind : List.of(".bin", ".json")) {
            try (var in = Scale.class.getResourceAsStream("/complexity/general-1" + kind)) {
                Files.write(directory.resolve("own" + kind), in.readAllBytes());
            }
        }
    }
}
