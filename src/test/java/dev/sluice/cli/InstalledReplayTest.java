package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.decisions.JsonLine;
import dev.sluice.decisions.Seal;
import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log replayed by the engine of the process, with all that is installed.
@QuarkusTest
class InstalledReplayTest {

    @Inject Engine engine;

    @TempDir Path folder;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        Seal.in(folder, new Random(1));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            Records one = Records.of("d" + i).team("default").weighed(i / 10.0);
            if (i > 5) {
                one.tier(Tier.REASONING, "score_high");
            }
            lines.append(JsonLine.of(one.record())).append('\n');
        }
        log = Files.writeString(folder.resolve("d.jsonl"), lines.toString());
    }

    private Engine.Answer replay(String yaml) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("a.yaml"), yaml);
        return engine.replay(config, folder, List.of(log));
    }

    @Test
    void tellsWhatWouldChange() throws IOException {
        // When
        Engine.Answer answer =
                replay(
                        """
                        models:
                          quick: { provider: sim, upstream: sim-fast }
                          deep: { provider: sim, upstream: sim-reasoning }
                        routes:
                          auto: { fast: quick, reasoning: deep, reasoning-above: 0.3 }
                        """);
        // Then
        assertTrue(answer.routed());
        assertTrue(
                answer.lines().stream()
                        .anyMatch(line -> line.contains("fast quick -> reasoning deep")),
                () -> String.join("\n", answer.lines()));
    }

    private static final String PLAIN = "models: { quick: { provider: sim, upstream: sim-fast } }";

    @Test
    void anOlderFileOfTheLogThatWasNotNamedIsSaidNotToBeRead() throws IOException {
        // Given
        Path older = Files.writeString(folder.resolve("d.jsonl.1"), "");
        // When
        Engine.Answer answer = replay(PLAIN);
        // Then
        assertEquals(
                "not read: " + older + ", which is older; name older files first, each with --log",
                answer.lines().getFirst());
    }

    @Test
    void aWholeLogIsReadWithoutARemark() throws IOException {
        // When
        Engine.Answer answer = replay(PLAIN);
        // Then
        assertTrue(answer.lines().getFirst().startsWith("10 records"), answer::toString);
    }

    @Test
    void aConfigurationThatDoesNotLoadIsTheAnswer() throws IOException {
        // When
        Engine.Answer answer = replay("routes: { auto: { fast: nobody } }");
        // Then
        assertFalse(answer.routed());
        assertTrue(answer.lines().getFirst().contains("nobody"), answer::toString);
    }

    @Test
    void withoutTheKeyNothingIsRead() {
        // Given
        Path elsewhere = folder.resolve("elsewhere");
        // When
        IllegalArgumentException no =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> engine.replay(folder, elsewhere, List.of(log)));
        // Then
        assertEquals(
                elsewhere.resolve("decisions.key").toString(),
                no.getMessage().substring(0, no.getMessage().indexOf(':')));
    }
}
