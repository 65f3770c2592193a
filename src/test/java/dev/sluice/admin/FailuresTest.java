package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private long now = 1_000_000;
    private final Failures failures = new Failures(() -> Instant.ofEpochMilli(now));

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "50, 60"})
    void eachWrongKeyDoublesTheWait(int wrong, long seconds) {
        // When
        for (int i = 0; i < wrong; i++) {
            failures.failed("a");
        }
        // Then
        assertEquals(seconds, failures.wait("a"));
    }

    @Test
    void theWaitPasses() {
        // Given
        failures.failed("a");
        // When
        now += 1_000;
        // Then
        assertEquals(0, failures.wait("a"));
    }

    @Test
    void anotherAddressDoesNotWait() {
        // When
        failures.failed("a");
        // Then
        assertEquals(0, failures.wait("b"));
    }

    @Test
    void theRightKeyForgivesTheWrongOnes() {
        // Given
        failures.failed("a");
        // When
        failures.succeeded("a");
        // Then
        assertEquals(0, failures.wait("a"));
    }
}
