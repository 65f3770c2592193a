package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private static final int MINUTE = 60_000;

    private long now = 1_000_000;
    private final Failures failures = new Failures(() -> Instant.ofEpochMilli(now));

    private Failures.Tried wrong(String address) {
        return failures.attempt(address, () -> false);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "50, 60"})
    void eachWrongKeyDoublesTheWait(int wrong, long seconds) {
        // Given
        for (int i = 1; i < wrong; i++) {
            wrong("a");
            now += MINUTE;
        }
        // When
        Failures.Tried last = wrong("a");
        // Then
        assertEquals(new Failures.Tried(false, true, seconds), last);
    }

    @Test
    void aKeyIsNotLookedAtBeforeTheWaitIsOver() {
        // Given
        wrong("a");
        // When
        Failures.Tried right = failures.attempt("a", () -> true);
        // Then
        assertEquals(new Failures.Tried(false, false, 1), right);
    }

    @Test
    void theWaitPasses() {
        // Given
        wrong("a");
        // When
        now += 1_000;
        // Then
        assertEquals(0, failures.wait("a"));
    }

    @Test
    void anotherAddressDoesNotWait() {
        // When
        wrong("a");
        // Then
        assertEquals(0, failures.wait("b"));
    }

    @Test
    void theRightKeyForgivesTheWrongOnes() {
        // Given
        wrong("a");
        now += MINUTE;
        failures.attempt("a", () -> true);
        // When
        Failures.Tried next = wrong("a");
        // Then
        assertEquals(1, next.seconds());
    }

    @Test
    void ofManyTriesAtOnceOneIsLookedAt() {
        // Given
        AtomicInteger looked = new AtomicInteger();
        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> failures.attempt("a", () -> looked.incrementAndGet() < 0));
            }
        }
        // Then
        assertEquals(1, looked.get());
    }
}
