package dev.sluice.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// reliability.md R28.
class HedgeBudgetTest {

    private static final long RICH = 1_000_000;

    private final HedgeBudget budget = new HedgeBudget();

    /// How many of so many calls get a second attempt when each wants one.
    private int hedged(int calls, double share) {
        int hedged = 0;
        for (int i = 0; i < calls; i++) {
            budget.called();
            hedged += budget.takes(share, RICH, 0, 1) ? 1 : 0;
        }
        return hedged;
    }

    private int inARow() {
        int taken = 0;
        while (budget.takes(0.02, RICH, 0, 1)) {
            taken++;
        }
        return taken;
    }

    @Test
    void oneIsThereAtFirst() {
        assertEquals(1, inARow());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.02, 0.05})
    void noMoreThanTheShareOfAllCallsAndTheFirst(double share) {
        // When
        int hedged = hedged(10_000, share);
        // Then
        assertEquals(10_000 * share + 1, hedged, 1);
    }

    @Test
    void afterALongCalmFiveComeInARow() {
        // Given
        for (int i = 0; i < 10_000; i++) {
            budget.called();
        }
        // Then
        assertEquals(5, inARow());
    }

    @Test
    void theMoneyOfADayIsSpentOnce() {
        // Given
        hedged(1_000, 0);
        for (int i = 0; i < 1_000; i++) {
            budget.called();
        }
        budget.takes(0.05, 100, 60, 1);
        // Then
        assertFalse(budget.takes(0.05, 100, 60, 1));
        assertTrue(budget.takes(0.05, 100, 40, 1));
    }

    @Test
    void whatADenialWouldHaveCostIsNotSpent() {
        // Given
        budget.takes(1, 100, 101, 1);
        // Then
        assertTrue(budget.takes(1, 100, 100, 1));
    }

    @Test
    void theNextDayHasItsOwnMoney() {
        // Given
        budget.takes(1, 100, 100, 1);
        budget.called();
        // Then
        assertTrue(budget.takes(1, 100, 100, 2));
    }

    @Test
    void whatWasNotUsedComesBack() {
        // Given
        budget.takes(1, 100, 100, 1);
        budget.called();
        // When
        budget.settled(100, 1, 30, 1);
        // Then
        assertFalse(budget.takes(1, 100, 71, 1));
        assertTrue(budget.takes(1, 100, 70, 1));
    }

    @Test
    void anAttemptOfYesterdayGivesTodayNothing() {
        // Given
        budget.takes(1, 100, 100, 1);
        budget.called();
        budget.takes(1, 100, 60, 2);
        budget.called();
        // When
        budget.settled(100, 1, 30, 2);
        // Then
        assertFalse(budget.takes(1, 100, 11, 2));
        assertTrue(budget.takes(1, 100, 10, 2));
    }

    @Test
    void anAttemptThatNeverCameCountsForNothing() {
        // Given
        budget.takes(0, 100, 0, 1);
        // When
        budget.undone();
        // Then
        assertEquals(1, inARow());
    }
}
