package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Timeouts;
import dev.sluice.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What it means that a clock ran out, and what a caller is told.
class ClockKindTest {

    private static final long MILLIS = 1_000_000;

    @Test
    void flow3_theMessageNamesTheLimit() {
        assertTrue(
                Clocks.Kind.IDLE
                        .fault("m", 7)
                        .told()
                        .message()
                        .endsWith("silence for too long (idle limit, after 7 ms)"));
    }

    /// reliability.md R35: how long an answer is says nothing of the target, silence does (R3, R7).
    @ParameterizedTest
    @CsvSource({"true, OVERLONG false false", "false, LATE true false"})
    void r35_theTotalIsTheTargetsFaultOnlyWhenNothingCame(boolean came, String told) {
        // Given
        List<Fault> faults = new ArrayList<>();
        Clocks clocks =
                new Clocks(
                        new Timeouts(0, 0, 0, 5_000, 1_000),
                        0,
                        Long.MAX_VALUE,
                        (kind, after) -> faults.add(kind.fault("m", after)));
        clocks.sent(5, false);
        if (came) {
            clocks.read(MILLIS * 500);
        }
        // When
        clocks.check(MILLIS * 1_000);
        // Then
        Fault fault = faults.getFirst();
        assertEquals(told, fault.cause() + " " + fault.counts() + " " + fault.crowded());
    }
}
