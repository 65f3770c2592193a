package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.replay.Comparison.Change;
import dev.sluice.replay.Comparison.Covered;
import dev.sluice.replay.Comparison.Flip;
import dev.sluice.replay.Comparison.Flipped;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a report leaves out is said.
class ReportTest {

    private static final Change NONE = new Change(0, 0, 0);

    private static Comparison told(int kinds) {
        List<Flip> most = List.of(new Flip("fast quick", "reasoning deep", "score", 3, "d1"));
        return new Comparison(
                new Covered(5, 1_000, 86_401_999),
                List.of(),
                NONE,
                NONE,
                new Flipped(4, kinds, most, List.of()),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void saysWhenTheRecordsAreOf() {
        // When
        List<String> lines = Report.lines(told(1));
        // Then
        assertEquals("recorded 1970-01-01T00:00:01Z to 1970-01-02T00:00:01Z", lines.get(1));
    }

    @Test
    void saysThatMoreKindsOfChangeWereFound() {
        // When
        List<String> lines = Report.lines(told(8));
        // Then
        assertTrue(
                lines.contains("  and 7 more kinds, each of no more records"),
                () -> String.join("\n", lines));
    }

    @Test
    void saysNothingOfWhatIsAllThere() {
        // When
        Stream<String> lines = Report.lines(told(1)).stream();
        // Then
        assertTrue(lines.noneMatch(line -> line.contains("more kinds")));
    }

    @Test
    void aReplayKnowsItsFirstAndItsLastRecord() {
        // When
        Covered covered = Past.replay(Policies.asItIs(), Past.hundred()).covered();
        // Then
        assertEquals(100, covered.records());
        assertTrue(
                covered.fromAt() > 0 && covered.fromAt() <= covered.untilAt(), covered::toString);
    }
}
