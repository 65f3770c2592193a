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

    /// `looks` are moments in seconds after the signal, each with the calls under way then.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "it waits for what is under way,                 15:1 614.9:1,   false, CLOSED",
        "it is over once the last call has ended,        15:1 20:0,      false, OVER",
        "it waits for the last bytes too,                15:1 20:0,      true,  CLOSED",
        "it waits no longer for who never reads them,    15:1 20:1 50:0, true,  OVER",
        "it dismisses what is left at the limit,         15:2 615:2,     false, DISMISSED",
        "it does not wait for ever for the dismissed,    15:2 615:2 618:2, false, OVER"
    })
    void endsAsItsCallsDo(String why, String looks, boolean unsent, Phase last) {
        // Given
        drain.signalled(START);
        // When
        Phase phase = Phase.LEAVING;
        for (String look : looks.split(" ")) {
            String[] parts = look.split(":");
            phase = drain.at(after(Double.parseDouble(parts[0])), Long.parseLong(parts[1]), unsent);
        }
        // Then
        assertEquals(last, phase, why);
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
