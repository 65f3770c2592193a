package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final Allowance ten = new Allowance(10);

    @Test
    void allOfItCanBeHad() {
        assertTrue(ten.take(10));
    }

    @Test
    void oneMoreIsRefused() {
        // Given
        ten.take(10);
        // When
        boolean more = ten.take(1);
        // Then
        assertFalse(more);
    }

    @Test
    void aRefusalTakesNothing() {
        // Given
        ten.take(6);
        ten.take(5);
        // When
        boolean rest = ten.take(4);
        // Then
        assertTrue(rest);
    }

    @Test
    void whatIsGivenBackCanBeHadAgain() {
        // Given
        ten.take(10);
        ten.giveBack(4);
        // When
        boolean again = ten.take(4);
        // Then
        assertTrue(again);
    }
}
