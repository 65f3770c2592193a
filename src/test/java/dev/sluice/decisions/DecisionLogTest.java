package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.kit.AnyRecord;
import dev.sluice.kit.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {

    @TempDir Path folder;

    private Path log(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static List<DecisionRecord> read(Path... files) {
        List<DecisionRecord> records = new ArrayList<>();
        new DecisionLog(List.of(files)).each(records::add);
        return records;
    }

    private static String line(int number) {
        return JsonLine.of(AnyRecord.number(number));
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        // Given
        Path log = log("a", line(1), line(2));
        // When
        List<DecisionRecord> records = read(log);
        // Then
        assertEquals(List.of(AnyRecord.number(1), AnyRecord.number(2)), records);
    }

    @Test
    void putsWhatWasLearnedLaterToItsRecord() throws IOException {
        // Given
        String plain = JsonLine.of(Records.of("d").record());
        Path log =
                log(
                        "a",
                        plain,
                        line(2),
                        JsonLine.learned("d", new After("", "retry", "", "")),
                        JsonLine.learned("d", new After("under", "retry", "schema", "good")));
        // When
        After after = read(log).getFirst().after();
        // Then
        assertEquals(new After("under", "retry", "schema", "good"), after);
    }

    @Test
    void findsWhatWasLearnedInALaterFile() throws IOException {
        // Given
        Path older = log("a.1", JsonLine.of(Records.of("d").record()));
        Path newer = log("a", JsonLine.learned("d", new After("good", "", "", "")));
        // When
        After after = read(older, newer).getFirst().after();
        // Then
        assertEquals(new After("good", "", "", ""), after);
    }

    @Test
    void leavesOutALastLineThatWasCutOff() throws IOException {
        // Given
        Path log = folder.resolve("a");
        Files.writeString(log, line(1) + "\n" + line(2).substring(0, 80));
        // When
        List<DecisionRecord> records = read(log);
        // Then
        assertEquals(List.of(AnyRecord.number(1)), records);
    }

    @Test
    void namesFileAndLineOfWhatIsWrong() throws IOException {
        // Given
        Path log = log("a", line(1), "{\"kind\":", line(2));
        // When
        IllegalArgumentException no = assertThrows(IllegalArgumentException.class, () -> read(log));
        // Then
        assertEquals(log + ":2: is not one whole JSON object", no.getMessage());
    }

    @Test
    void namesFileAndLineOfWhatTheReaderRefuses() throws IOException {
        // Given
        DecisionLog log = new DecisionLog(List.of(log("a", line(1))));
        // When
        IllegalArgumentException no =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                log.each(_ -> {
                                    throw new IllegalArgumentException("is not mine");
                                }));
        // Then
        assertTrue(no.getMessage().endsWith("a:1: is not mine"), no.getMessage());
    }

    @Test
    void namesAFileThatIsNotThere() {
        // Given
        Path none = folder.resolve("none");
        // When
        IllegalArgumentException no =
                assertThrows(IllegalArgumentException.class, () -> read(none));
        // Then
        assertTrue(no.getMessage().startsWith(none + ": cannot be read"), no.getMessage());
    }
}
