package dev.sluice.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// How soon a target speaks, by its newest first tokens.
class PaceTest {

    private final Pace pace = new Pace();

    private void add(int from, int to) {
        for (int i = from; i <= to; i++) {
            pace.add(i);
        }
    }

    @Test
    void nineteenSayNothing() {
        // When
        add(1, 19);
        // Then
        assertEquals("0 0", pace.p50() + " " + pace.p95());
    }

    @Test
    void twentyHaveAMedianAndAnEnd() {
        // When
        add(1, 20);
        // Then
        assertEquals("10 19", pace.p50() + " " + pace.p95());
    }

    @Test
    void theNewestCount() {
        // Given
        add(1, 20);
        // When
        add(1_001, 1_064);
        // Then
        assertEquals("1032 1061", pace.p50() + " " + pace.p95());
    }

    @Test
    void whatIsForgottenSaysNothing() {
        // Given
        add(1, 20);
        // When
        pace.clear();
        // Then
        assertEquals("0 0", pace.p50() + " " + pace.p95());
    }
}
