package dev.sluice.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Target.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialsTest {

    private final Scale scale = Scales.aiming(Kind.SHARE, 0.2);

    @TempDir Path directory;

    private Path file() {
        return directory.resolve("data").resolve("scores");
    }

    /// A gateway's life: starts, scores, ends.
    private void lives(int scores) {
        Dials dials = new Dials(file());
        dials.set(Map.of("auto", scale));
        dials.start();
        for (int i = 0; i < scores; i++) {
            dials.of("auto").saw(i % 100 / 200.0);
        }
        dials.close();
    }

    private Dials born() {
        Dials dials = new Dials(file());
        dials.set(Map.of("auto", scale));
        return dials;
    }

    @Test
    void aRestartForgetsNothing() {
        // Given
        lives(2_000);

        // When
        Dials next = born();

        // Then
        assertEquals(2_000, next.of("auto").scores(), 1);
    }

    /// More than the window holds arrived since the last turn.
    @Test
    void aBurstIsNotForgottenEither() {
        // Given
        lives(5_000_000);

        // When
        Dials next = born();

        // Then
        assertTrue(next.of("auto").scores() > 2_000);
    }

    @Test
    void aRestartBeginsWithTheThresholdItHad() {
        // Given
        lives(2_000);

        // When
        Dials next = born();

        // Then
        assertEquals(0.4, next.of("auto").scale(scale).cut(), 0.01);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "nonsense",
                "sluice-scores 1\nauto\tx\t5:1\n00000000\n",
                "sluice-scores 9\n",
                "\0\0\0"
            })
    void aDamagedFileIsANewBeginning(String text) throws IOException {
        // Given
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);

        // When
        Dials next = born();

        // Then
        assertEquals(0, next.of("auto").scores());
    }

    @Test
    void everyByteOfTheFileIsGuarded() throws IOException {
        // Given
        lives(2_000);
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(), bytes);

        // When
        Dials next = born();

        // Then
        assertEquals(0, next.of("auto").scores());
    }

    @Test
    void aDirectoryThatCannotBeWrittenStopsNothing() throws IOException {
        // Given
        Files.writeString(directory.resolve("data"), "a file where a directory should be");

        // When
        lives(2_000);

        // Then
        assertTrue(Files.isRegularFile(directory.resolve("data")));
    }

    @Test
    void scoresOfAnotherEstimatorAreNotTakenOver() {
        // Given
        lives(2_000);
        Dials next = new Dials(file());

        // When
        next.set(Map.of("auto", Scales.of(scale.target(), scale.whenUnsure(), "another")));

        // Then
        assertEquals(0, next.of("auto").scores());
    }

    @Test
    void aReloadKeepsTheScoresOfARouteThatStays() {
        // Given
        Dials dials = born();
        Dial before = dials.of("auto");

        // When
        dials.set(Map.of("auto", Scales.aiming(Kind.SHARE, 0.5), "more", scale));

        // Then
        assertSame(before, dials.of("auto"));
    }

    @Test
    void aRouteThatLeavesIsForgotten() {
        // Given
        Dials dials = born();

        // When
        dials.set(Map.of());

        // Then
        assertSame(Dial.NONE, dials.of("auto"));
    }

    @Test
    void aVerbReadsWhatTheServerWroteAndWritesNothing() {
        // Given
        lives(2_000);

        // When
        Spread seen = new Dials(file()).spread("auto", scale);

        // Then
        assertEquals("2,000 recent scores", seen.origin());
    }
}
