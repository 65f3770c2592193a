package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void whatWasAppendedIsOnDiskAtOnce() throws IOException {
        // Given
        LogFile log = new LogFile(file(), 1_000, 2, () -> {});
        // When
        log.append(List.of("one"));
        // Then
        assertEquals("decisions.jsonl=one;", all());
    }

    /// A kill or a full disk may cut the last one off.
    @ParameterizedTest
    @CsvSource({
        "'one;two;{\"half', one;two;three;",
        "'{\"half', three;",
        "one;, one;three;",
        "'', three;"
    })
    void appendsToTheWholeLinesThere(String left, String whole) throws IOException {
        // Given
        Files.createDirectories(file().getParent());
        Files.writeString(file(), left.replace(';', '\n'));
        // When
        new LogFile(file(), 1_000, 2, () -> {}).append(List.of("three"));
        // Then
        assertEquals("decisions.jsonl=" + whole, all());
    }

    @Test
    void aFullFileStepsBackAndTheOldestGoes() throws IOException {
        // Given
        try (LogFile log = new LogFile(file(), 8, 2, () -> {})) {
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
        try (LogFile log = new LogFile(file(), 4, 0, () -> {})) {
            // When
            log.append(List.of("abc", "def"));
        }
        // Then
        assertEquals("decisions.jsonl=def;", all());
    }

    @Test
    void aLineLargerThanAFileIsWrittenWhole() throws IOException {
        // Given
        try (LogFile log = new LogFile(file(), 4, 1, () -> {})) {
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
        LogFile log = new LogFile(file(), 1_000, 2, () -> {});
        // When
        int lost = log.append(List.of("one", "two"));
        // Then
        assertEquals(2, lost);
    }

    /// A line in the buffer is not on disk.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskLosesEveryLine() {
        // Given
        LogFile log = new LogFile(Path.of("/dev/full"), 1_000, 0, () -> {});
        // When
        int lost = log.append(List.of("one", "two", "three"));
        // Then
        assertEquals(3, lost);
    }

    @Test
    void whatWentIntoTheFileBeforeIsNotLost() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("logs/decisions.jsonl.1/in the way"));
        LogFile log = new LogFile(file(), 4, 1, () -> {});
        // When
        int lost = log.append(List.of("abc", "def", "ghi"));
        // Then
        assertEquals("2 abc\n", lost + " " + Files.readString(file()));
    }

    /// A disk that is nearly full takes a line here and there.
    @ParameterizedTest
    @CsvSource({"1, 1", "70000, 2"})
    void eachOutageIsToldOnce(int between, int outages) throws IOException {
        // Given
        List<String> told = new ArrayList<>();
        Handler ear = ear(told);
        Logger.getLogger(LogFile.class.getName()).addHandler(ear);
        LogFile log = new LogFile(file(), 1_000, 2, () -> {});
        // When
        for (int time = 0; time < 2; time++) {
            Files.writeString(folder.resolve("logs"), "in the way");
            log.append(List.of("lost"));
            log.append(List.of("lost too"));
            Files.delete(folder.resolve("logs"));
            log.append(List.of("k".repeat(between)));
            log.close();
            Files.delete(file());
            Files.delete(folder.resolve("logs"));
        }
        // Then
        Logger.getLogger(LogFile.class.getName()).removeHandler(ear);
        assertEquals(outages, told.size(), told::toString);
        assertTrue(told.getFirst().contains(file().toString()), told::toString);
    }

    private static Handler ear(List<String> told) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(String.valueOf(line.getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void goesOnOnceTheDiskIsBack() throws IOException {
        // Given
        Files.writeString(folder.resolve("logs"), "in the way");
        LogFile log = new LogFile(file(), 1_000, 2, () -> {});
        log.append(List.of("lost"));
        Files.delete(folder.resolve("logs"));
        // When
        int lost = log.append(List.of("kept"));
        // Then
        assertTrue(lost == 0 && all().equals("decisions.jsonl=kept;"), all());
    }
}
