package dev.sluice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ledger.Entry;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MarksTest {

    private final Marks marks = new Marks(0, new Meters(new SimpleMeterRegistry()));

    @Test
    void aDecisionTakesItsWeighingToo() {
        // Given
        marks.weighed(5_000);

        // When
        long took = marks.decided(300);

        // Then
        assertEquals(5_300, took);
    }

    @Test
    void whereNothingIsWeighedChoosingIsAll() {
        // When
        long took = marks.decided(300);

        // Then
        assertEquals(300, took);
    }

    @Test
    void ourOwnTimeEndsWithTheFirstAttempt() {
        // Given
        marks.tries(4_000, 0);
        marks.tries(9_000, 0);
        // When
        marks.sent(20_000);
        // Then
        Entry.Timing timing = marks.timing(false, "2xx");
        assertEquals("4000 20000", timing.overhead() + " " + timing.begun());
    }

    @Test
    void waitsAreNotOurOwnTime() {
        // When
        marks.tries(4_000, 3_000);
        // Then
        assertEquals(1_000, marks.timing(false, "2xx").overhead());
    }
}
