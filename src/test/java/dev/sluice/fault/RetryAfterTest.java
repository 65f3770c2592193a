package dev.sluice.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-07T12:00:00Z");

    private static long millis(String name, String value) {
        return RetryAfter.millis(MultiMap.caseInsensitiveMultiMap().add(name, value)::get, NOW);
    }

    @ParameterizedTest
    @CsvSource({"7,7000", "0.5,500", "1.2345,1235", "86400,86400000"})
    void readsSeconds(String value, long expected) {
        assertEquals(expected, millis("Retry-After", value));
    }

    @ParameterizedTest
    @CsvSource({"250,250", "0.2,1", "1500.7,1501"})
    void readsMilliseconds(String value, long expected) {
        assertEquals(expected, millis("retry-after-ms", value));
    }

    @Test
    void readsADate() {
        assertEquals(30_000, millis("retry-after", "Wed, 07 Jan 2026 12:00:30 GMT"));
    }

    @Test
    void aDateGoneByIsNoHint() {
        assertEquals(0, millis("retry-after", "Wed, 07 Jan 2026 11:59:30 GMT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "86401", "1e99", "NaN", "Infinity", "soon", "", "7 s"})
    void whatIsNegativeAbsurdOrNoNumberIsNoHint(String value) {
        assertEquals(0, millis("retry-after", value));
    }

    @Test
    void millisecondsGoBeforeSeconds() {
        // Given
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap()
                        .add("retry-after", "9")
                        .add("retry-after-ms", "10");
        // When
        long millis = RetryAfter.millis(headers::get, NOW);
        // Then
        assertEquals(10, millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "9e99", ""})
    void millisecondsThatSayNothingHideNoSeconds(String nothing) {
        // Given
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap()
                        .add("retry-after", "9")
                        .add("retry-after-ms", nothing);
        // When
        long millis = RetryAfter.millis(headers::get, NOW);
        // Then
        assertEquals(9_000, millis);
    }

    @Test
    void noHeaderIsNoHint() {
        assertEquals(0, millis("x", "1"));
    }
}
