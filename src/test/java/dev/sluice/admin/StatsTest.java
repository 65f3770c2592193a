package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsTest {

    @ParameterizedTest
    @CsvSource({
        "300, 60000, 60",
        "60, 60000, 60",
        "60, 3600000, 60",
        "300, 20, 1",
        "3600, 90500, 90.5"
    })
    void aRateIsOfTheTimeInWhichCallsCouldEnd(int window, long upMillis, double length) {
        // When
        double told = Stats.length(window, upMillis);
        // Then
        assertEquals(length, told);
    }

    @ParameterizedTest
    @CsvSource({"4, 10000, 0.0004", "1, 3600, 0.000278"})
    void aSmallShareIsNotNone(double part, double whole, double told) {
        // When
        Double known = Json.known(part / whole);
        // Then
        assertEquals(told, known);
    }
}
