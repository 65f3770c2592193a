package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// reliability.md R36, with the team and the tier of issue 6.
class PriorityTest {

    @ParameterizedTest(name = "batch {0}, weight {1}, soon {2}: {3}")
    @CsvSource({
        "false, 2, true, INTERACTIVE",
        "false, 2, false, DEFAULT",
        "true, 2, true, BATCH",
        "false, 4, false, INTERACTIVE",
        "true, 4, true, BATCH",
        "false, 1, true, BATCH",
        "false, 1, false, BATCH"
    })
    void followsTheCallersWordThenTheTeamThenHowSoonTheAnswerIsLookedAt(
            boolean batch, int weight, boolean soon, Priority priority) {
        // When
        Priority said = Priority.of(batch, new Guest("t", weight), soon);
        // Then
        assertEquals(priority, said);
    }
}
