package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("logs/decisions.jsonl");
    }

    private String all() throws IOException {
        try (var files = Files.list(folder.resolve("logs"))) {
            return files.sorted().map(LogFileTest::shown).collect(Collectors.joining(" "));
        }
    }

    private static String shown(Path file) {
        try {
            return file.getFileName() + "=" + Files.readString(file).replace("\n", ";");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void appendsToWhatIsThere() throws IOException {
        // Given
        try (LogFile before = new LogFile(file(), 1_000, 2)) {
            before.append(List.of("one"));
        }
        // When
        try (LogFile log = new LogFile(file(), 1_000, 2)) {
            log.append(List.of("two", "three"));
        }
        // Then
        assertEquals("decisions.jsonl=one;two;three;", all());
    }

    @Test
    void whatWasAppendedIsOnDiskAtOnce() throws IOException {
        // Given
        LogFile log = new LogFile(file(), 1_000, 2);
        // When
        log.append(List.of("one"));
        // Then
        assertEquals("decisions.jsonl=one;", all());
    }

    @Test
    void aFullFileStepsBackAndTheOldestGoes() throws IOException {
        // Given
        try (LogFile log = new LogFile(file(), 8, 2)) {
            // When
            log.append(List.of("a1", "a2", "b1", "b2", "c1", "c2", "d1"));
        }
        // Then
        assertEquals(
                "decisions.jsonl=d1; decisions.jsonl.1=c1;c2; decisions.jsonl.2=b1;b2;", all());
    }

    @Test
    void keepsNoFullFileWhenToldSo() throws IOException {
        // Given
        try (LogFile log = new LogFile(file(), 4, 0)) {
            // When
            log.append(List.of("abc", "def"));
        }
        // Then
        assertEquals("decisions.jsonl=def;", all());
    }

    @Test
    void aLineLargerThanAFileIsWrittenWhole() throws IOException {
        // Given
        try (LogFile log = new LogFile(file(), 4, 1)) {
            // When
            log.append(List.of("a long line"));
        }
        // Then
        assertEquals("decisions.jsonl=a long line;", all());
    }

    @Test
    void saysHowManyLinesWereLost() throws IOException {
        // Given
        Files.writeString(folder.resolve("logs"), "a file where a folder should be");
        LogFile log = new LogFile(file(), 1_000, 2);
        // When
        int lost = log.append(List.of("one", "two"));
        // Then
        assertEquals(2, lost);
    }

    @Test
    void goesOnOnceTheDiskIsBack() throws IOException {
        // Given
        Files.writeString(folder.resolve("logs"), "in the way");
        LogFile log = new LogFile(file(), 1_000, 2);
        log.append(List.of("lost"));
        Files.delete(folder.resolve("logs"));
        // When
        int lost = log.append(List.of("kept"));
        // Then
        assertTrue(lost == 0 && all().equals("decisions.jsonl=kept;"), all());
    }
}
