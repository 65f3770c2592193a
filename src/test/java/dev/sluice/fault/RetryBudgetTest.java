package dev.sluice.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// reliability.md R11.
class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget(new RetryBudget.Terms(0.2, 3, 30), 0);

    private int taken(int tries, long now) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += budget.takes(now) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void thirtyAreThereAtFirst() {
        assertEquals(30, taken(100, 0));
    }

    @Test
    void threeComeASecondWithoutARequest() {
        // Given
        taken(30, 0);
        // When
        int later = taken(100, SECONDS.toNanos(2));
        // Then
        assertEquals(6, later);
    }

    @Test
    void aFifthOfTheRequestsComesBack() {
        // Given
        taken(30, 0);
        // When
        for (int i = 0; i < 100; i++) {
            budget.requested();
        }
        // Then
        assertEquals(20, taken(100, 1));
    }

    @Test
    void quietTimesSaveNoMoreThanTheBucket() {
        assertEquals(30, taken(1_000, SECONDS.toNanos(86_400)));
    }

    @Test
    void anAttemptThatWasNotMadeIsGivenBack() {
        // Given
        taken(30, 0);
        // When
        budget.restore();
        // Then
        assertEquals(1, taken(5, 0));
    }

    @Test
    void aClockThatStandsStillGivesNothing() {
        // Given
        taken(30, 10);
        // When
        int again = taken(5, 10);
        // Then
        assertEquals(0, again);
    }

    /// F12 and F13 of reliability.md: whatever fails, the provider gets a fifth more at most.
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1})
    void aFailingProviderGetsAFifthMoreAtMost(double failing) {
        // Given
        SplittableRandom random = new SplittableRandom(7);
        int requests = 30_000;
        int extra = 0;
        // When
        for (int i = 0; i < requests; i++) {
            budget.requested();
            if (random.nextDouble() < failing && budget.takes(SECONDS.toNanos(60) / requests * i)) {
                extra++;
            }
        }
        // Then
        assertTrue(extra <= requests / 5 + 30, extra + " extra attempts");
    }

    @Test
    void otherTermsHoldFromNowOn() {
        // Given
        while (budget.takes(0)) {}
        // When
        budget.goBy(new RetryBudget.Terms(0, 0, 2));
        budget.restore();
        // Then
        assertTrue(budget.takes(SECONDS.toNanos(60)));
        assertFalse(budget.takes(SECONDS.toNanos(120)));
    }
}
