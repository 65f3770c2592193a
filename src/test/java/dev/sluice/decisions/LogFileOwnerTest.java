package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A log among those who share its machine: who may read it, and who else moves it about.
@EnabledOnOs({OS.LINUX, OS.MAC})
class LogFileOwnerTest {

    @TempDir Path folder;

    private Path file;
    private Path away;

    @BeforeEach
    void names() {
        file = folder.resolve("decisions.jsonl");
        away = folder.resolve("decisions.jsonl-20261123");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void nobodyButItsOwnerReadsTheLogOrAFullOne() throws IOException {
        // When
        try (LogFile log = new LogFile(file, 2, 1, () -> {})) {
            log.append(List.of("a", "b"));
        }
        // Then
        assertEquals("rw-------", mode(file));
        assertEquals("rw-------", mode(folder.resolve("decisions.jsonl.1")));
    }

    @Test
    void whoWasAllowedToReadTheLogStaysSo() throws IOException {
        // Given
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        // When
        try (LogFile log = new LogFile(file, 100, 1, () -> {})) {
            log.append(List.of("a"));
        }
        // Then
        assertEquals("rw-r-----", mode(file));
    }

    @Test
    void aLogThatWasMovedAwayIsBegunAnew() throws IOException {
        // Given
        try (LogFile log = new LogFile(file, 100, 1, () -> {})) {
            log.append(List.of("a"));
            Files.move(file, away);
            // When
            log.append(List.of("b"));
        }
        // Then
        assertEquals("a\n", Files.readString(away));
        assertEquals("b\n", Files.readString(file));
    }

    @Test
    void theFileThatWasPutInThePlaceOfTheLogIsTheLog() throws IOException {
        // Given
        try (LogFile log = new LogFile(file, 100, 1, () -> {})) {
            log.append(List.of("a"));
            Files.move(file, away);
            Files.createFile(file);
            // When
            log.append(List.of("b"));
        }
        // Then
        assertEquals("a\n", Files.readString(away));
        assertEquals("b\n", Files.readString(file));
    }

    @Test
    void aLogThatWasEmptiedIsAsFullAsItIs() throws IOException {
        // Given
        try (LogFile log = new LogFile(file, 4, 1, () -> {})) {
            log.append(List.of("a", "b"));
            Files.write(file, new byte[0]);
            // When
            log.append(List.of("c"));
        }
        // Then
        assertEquals("c\n", Files.readString(file));
        assertEquals(List.of(file), Files.list(folder).toList());
    }
}
