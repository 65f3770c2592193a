package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// When it is time to look for a way round an address that does not answer: before the clock of the
/// connection has run out.
class ClockSlowTest implements Clocks.Expiry {

    private final List<String> told = new ArrayList<>();
    private final Clocks clocks =
            new Clocks(new Timeouts(40, 20, 30, 40, 1_000), 0, Long.MAX_VALUE, this);

    @Override
    public void expired(Clocks.Kind kind, long afterMillis) {
        told.add(kind.word);
    }

    @Override
    public void slow() {
        told.add("slow");
    }

    private List<String> check(long... millis) {
        for (long at : millis) {
            clocks.check(TimeUnit.MILLISECONDS.toNanos(at));
        }
        return told;
    }

    @Test
    void aQuarterOfTheTimeToConnectIsToldOnce() {
        assertEquals(List.of("slow", "connect"), check(9, 10, 11, 39, 40));
    }

    @Test
    void notOnceTheRequestIsSent() {
        // When
        clocks.sent(TimeUnit.MILLISECONDS.toNanos(9), true);
        // Then
        assertEquals(List.of(), check(10));
    }

    @Test
    void ourOwnDelayIsNotCounted() {
        // When
        clocks.forgive(TimeUnit.MILLISECONDS.toNanos(5));
        // Then
        assertEquals(List.of("slow"), check(14, 15));
    }
}
