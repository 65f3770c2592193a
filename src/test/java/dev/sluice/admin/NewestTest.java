package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.decisions.DecisionLog;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.JsonLine;
import dev.sluice.kit.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewestTest {

    @TempDir Path folder;

    private DecisionLog log;

    private static String line(String id) {
        return JsonLine.of(Records.of(id).record()) + "\n";
    }

    @BeforeEach
    void write() throws IOException {
        String learned = "{\"kind\":\"after\",\"id\":\"b\",\"feedback\":\"under\"}\n";
        Path older = Files.writeString(folder.resolve("log.1"), line("a") + line("b"));
        Path newer = Files.writeString(folder.resolve("log"), learned + line("c") + line("d"));
        log = new DecisionLog(List.of(older, newer));
    }

    private static List<DecisionRecord> read(Newest newest) {
        List<DecisionRecord> records = new ArrayList<>();
        newest.records().accept(records::add);
        return records;
    }

    @Test
    void theOldestAreLeftOutAndCounted() {
        // When
        Newest newest = Newest.of(log, 3);
        // Then
        assertEquals(1, newest.older());
        assertEquals(
                List.of("b", "c", "d"), read(newest).stream().map(DecisionRecord::id).toList());
    }

    @Test
    void aLogThatFitsIsWhole() {
        // When
        Newest newest = Newest.of(log, 4);
        // Then
        assertEquals(0, newest.older());
        assertEquals(4, read(newest).size());
    }

    @Test
    void whatWasLearnedStillStandsAtItsRecord() {
        // When
        List<DecisionRecord> records = read(Newest.of(log, 3));
        // Then
        assertEquals("under", records.getFirst().after().feedback());
    }

    @Test
    void goingThroughThemTwiceGivesTheSame() {
        // Given
        Newest newest = Newest.of(log, 2);
        List<DecisionRecord> once = read(newest);
        // When
        List<DecisionRecord> again = read(newest);
        // Then
        assertEquals(once, again);
    }
}
