package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    private final Numbers numbers = new Numbers();

    @ParameterizedTest
    @CsvSource({"0.5, 50", "0.95, 95", "1, 100", "0, 1"})
    void isTheSmallestThatTheShareDoesNotExceed(double share, long expected) {
        // Given
        for (int i = 100; i >= 1; i--) {
            numbers.add(i);
        }

        // When
        long at = numbers.at(share);

        // Then
        assertEquals(expected, at);
    }

    @Test
    void whatComesAfterALookCounts() {
        // Given
        numbers.add(9);
        numbers.median();
        numbers.add(1);
        numbers.add(2);

        // When
        long median = numbers.median();

        // Then
        assertEquals(2, median);
    }

    @Test
    void nothingIsZero() {
        // When
        long median = numbers.median();

        // Then
        assertEquals(0, median);
    }
}
