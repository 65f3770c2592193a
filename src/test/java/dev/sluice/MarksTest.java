package dev.sluice;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
