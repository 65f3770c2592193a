package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.load.Drain.Phase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondSignalTest {

    /// Any number may be the clock's first.
    private static final long START = -5_000_000_000L;

    private final Drain drain = new Drain(Duration.ofSeconds(15), Duration.ofSeconds(600));

    private static long after(double seconds) {
        return START + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private Phase at(double seconds, long underWay) {
        return drain.at(after(seconds), underWay, false);
    }

    @Test
    void aSecondSignalEndsTheDelay() {
        // Given
        drain.signalled(START);
        drain.signalled(after(1));
        // When
        Phase phase = at(1, 3);
        // Then
        assertEquals(Phase.CLOSED, phase);
    }

    @ParameterizedTest
    @CsvSource({"5.9, CLOSED", "6, DISMISSED"})
    void aSecondSignalDuringTheDelayLeavesFiveSeconds(double seconds, Phase phase) {
        // Given
        drain.signalled(START);
        drain.signalled(after(1));
        at(1, 3);
        // When
        Phase then = at(seconds, 3);
        // Then
        assertEquals(phase, then);
    }

    @ParameterizedTest
    @CsvSource({"34.9, CLOSED", "35, DISMISSED"})
    void aSecondSignalShortensTheWaitToFiveSeconds(double seconds, Phase phase) {
        // Given
        drain.signalled(START);
        at(15, 3);
        drain.signalled(after(30));
        // When
        Phase then = at(seconds, 3);
        // Then
        assertEquals(phase, then);
    }

    @Test
    void aThirdSignalLengthensNothing() {
        // Given
        drain.signalled(START);
        at(15, 3);
        drain.signalled(after(30));
        drain.signalled(after(34));
        // When
        Phase then = at(35, 3);
        // Then
        assertEquals(Phase.DISMISSED, then);
    }
}
