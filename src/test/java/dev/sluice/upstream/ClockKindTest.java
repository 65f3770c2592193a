package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What a caller is told when a clock runs out.
class ClockKindTest {

    @Test
    void flow3_theMessageNamesTheLimit() {
        assertTrue(
                Clocks.Kind.IDLE
                        .fault("m", 7)
                        .told()
                        .message()
                        .endsWith("silence for too long (idle limit, after 7 ms)"));
    }
}
