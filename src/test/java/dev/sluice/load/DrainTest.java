package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.load.Drain.Phase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainTest {

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
    void servesUntilItIsTold() {
        // When
        Phase phase = at(1_000, 0);
        // Then
        assertEquals(Phase.SERVING, phase);
        assertFalse(drain.leaving() || drain.closed());
    }

    @Test
    void takesCallsWhileItSendsCallersElsewhere() {
        // Given
        drain.signalled(START);
        // When
        Phase phase = at(14.9, 0);
        // Then
        assertEquals(Phase.LEAVING, phase);
        assertTrue(drain.leaving() && !drain.closed());
    }

    @Test
    void refusesNewCallsAfterTheDelay() {
        // Given
        drain.signalled(START);
        // When
        Phase phase = at(15, 1);
        // Then
        assertEquals(Phase.CLOSED, phase);
        assertTrue(drain.closed());
    }

    @Test
    void waitsForWhatIsUnderWay() {
        // Given
        drain.signalled(START);
        at(15, 1);
        // When
        Phase phase = at(614.9, 1);
        // Then
        assertEquals(Phase.CLOSED, phase);
    }

    @Test
    void isOverOnceTheLastCallHasEnded() {
        // Given
        drain.signalled(START);
        at(15, 1);
        // When
        Phase phase = at(20, 0);
        // Then
        assertEquals(Phase.OVER, phase);
    }

    @Test
    void waitsForTheLastBytesToo() {
        // Given
        drain.signalled(START);
        at(15, 1);
        // When
        Phase phase = drain.at(after(20), 0, true);
        // Then
        assertEquals(Phase.CLOSED, phase);
    }

    @Test
    void doesNotWaitForACallerWhoNeverReadsTheLastBytes() {
        // Given
        drain.signalled(START);
        at(15, 1);
        at(20, 1);
        // When
        Phase phase = drain.at(after(50), 0, true);
        // Then
        assertEquals(Phase.OVER, phase);
    }

    @Test
    void dismissesWhatIsLeftAtTheLimit() {
        // Given
        drain.signalled(START);
        at(15, 2);
        // When
        Phase phase = at(615, 2);
        // Then
        assertEquals(Phase.DISMISSED, phase);
    }

    @Test
    void doesNotWaitForEverForTheDismissed() {
        // Given
        drain.signalled(START);
        at(15, 2);
        at(615, 2);
        // When
        Phase phase = at(618, 2);
        // Then
        assertEquals(Phase.OVER, phase);
    }

    @Test
    void onlyTheFirstSignalBegins() {
        // Given
        boolean first = drain.signalled(START);
        // When
        boolean second = drain.signalled(START);
        // Then
        assertTrue(first && !second);
    }

    @Test
    void withoutADelayItClosesAtOnce() {
        // Given
        Drain here = new Drain(Duration.ZERO, Duration.ofSeconds(600));
        here.signalled(START);
        // When
        Phase phase = here.at(START, 0, false);
        // Then
        assertEquals(Phase.OVER, phase);
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, PT1S, sluice.drain.delay", "PT1S, PT25H, sluice.drain.timeout"})
    void refusesNumbersThatMeanNothing(Duration delay, Duration timeout, String setting) {
        // When
        var no = assertThrows(IllegalArgumentException.class, () -> new Drain(delay, timeout));
        // Then
        assertTrue(no.getMessage().startsWith(setting + ": "), no.getMessage());
    }
}
