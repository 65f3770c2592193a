package dev.sluice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who else comes to a data directory that a gateway works in (operations O4).
@Timeout(30)
class ClaimTest {

    @TempDir Path folder;

    private @Nullable Process other;

    @AfterEach
    void close() throws InterruptedException {
        if (other != null) {
            other.destroyForcibly().waitFor();
        }
    }

    /// Another process, that holds the directory until it is killed.
    static final class Other {

        private Other() {}

        public static void main(String... args) throws IOException {
            try (FileChannel channel =
                    FileChannel.open(
                            Path.of(args[0]),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                System.out.write(channel.tryLock() == null ? 0 : 1);
                System.out.flush();
                System.in.read();
            }
        }
    }

    private static Books.Claim claim(Path data, boolean verb) {
        return new Books.Claim(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(Settings.class)
                        .withDefaultValues(
                                Map.of(
                                        "sluice.data", data.toString(),
                                        "sluice.verb", Boolean.toString(verb)))
                        .build()
                        .getConfigMapping(Settings.class));
    }

    private Process other() throws IOException {
        other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                Path.of("target", "test-classes").toString(),
                                Other.class.getName(),
                                folder.resolve(Books.Claim.FILE).toString())
                        .start();
        assertEquals(1, other.getInputStream().read(), "the other process holds the lock");
        return other;
    }

    @Test
    void aDirectoryThatAnotherProcessHoldsIsRefusedWithWhatToDo() throws IOException {
        // Given
        other();
        // When
        WrongConfiguration refused =
                assertThrows(WrongConfiguration.class, () -> claim(folder, false));
        // Then
        assertEquals(
                "sluice.data: '%s' is in use by another gateway, and each would spoil what the other keeps there; stop that one, or name another directory in SLUICE_DATA"
                        .formatted(folder),
                refused.getMessage());
    }

    @Test
    void whoWasKilledLeavesNothingToCleanUp() throws Exception {
        // Given
        other().destroyForcibly().waitFor();
        // When
        Books.Claim claim = claim(folder, false);
        // Then
        assertThrows(WrongConfiguration.class, () -> claim(folder, false));
        claim.release();
    }

    @Test
    void whoHasEndedHasLetGo() throws IOException {
        // Given
        Path data = folder.resolve("not/yet");
        claim(data, false).release();
        // When
        Books.Claim next = claim(data, false);
        // Then
        next.release();
        assertTrue(Files.exists(data.resolve(Books.Claim.FILE)));
    }

    @Test
    void aVerbGoesOnBesideAGateway() throws IOException {
        // Given
        Process holder = other();
        // When
        Books.Claim claim = claim(folder, true);
        // Then
        claim.release();
        assertTrue(holder.isAlive());
    }

    @Test
    void whereNothingCanBeKeptAGatewayServesAllTheSame() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "x");
        // When
        Books.Claim claim = claim(file, false);
        // Then
        claim.release();
        assertFalse(Files.isDirectory(file));
    }
}
