package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.fault.Skipped;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.upstream.Itinerary.Then;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Failures that lie in the request, and requests that only one target can answer: reliability.md
/// R7, R14 and R26.
class ItineraryRequestTest {

    private final Trip trip = new Trip();

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 422})
    void aFaultOfTheRequestGoesNowhere(int status) {
        // Given
        trip.steps.add(trip.step("b"));
        // When
        String next = trip.after(Trip.answered(status, 0), 1);
        // Then
        assertEquals("none", next);
    }

    @Test
    void aFilterIsNotEvaded() {
        // Given
        trip.steps.add(trip.step("b"));
        // When
        String next = trip.after(Trip.code("content_filter"), 1);
        // Then
        assertEquals("none", next);
    }

    @Test
    void anOverflowGoesToALargerWindowOnly() {
        // Given
        trip.steps.add(trip.step(Models.named("small").window(4_096)));
        trip.steps.add(trip.step(Models.named("same").window(8_192)));
        trip.steps.add(trip.step(Models.named("unknown")));
        trip.steps.add(trip.step(Models.named("large").window(32_768)));
        Step failed = trip.step(Models.named("a").window(8_192));
        // When
        Then then =
                trip.itinerary()
                        .after(failed, Trip.code("context_length_exceeded"), 1, Trip.NEVER, 0);
        // Then
        assertEquals("large", Trip.told(then));
    }

    @Test
    void anOverflowEverywhereEnds() {
        // Given
        trip.steps.add(trip.step(Models.named("same").window(8_192)));
        Step failed = trip.step(Models.named("a").window(8_192));
        // When
        Then then =
                trip.itinerary()
                        .after(failed, Trip.code("context_length_exceeded"), 1, Trip.NEVER, 0);
        // Then
        assertEquals("none", Trip.told(then));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"store\":true|a+",
                "\"previous_response_id\":\"r\"|a+",
                "\"conversation\":\"c\"|a+",
                "\"store\":false|b",
                "\"store\":null|b",
                "\"stored\":true|b"
            })
    void whatAProviderRemembersStaysThere(String member, String expected) {
        // Given
        trip.steps.add(trip.step("b"));
        Ask kept =
                Asks.read(
                        "{\"model\":\"m\",%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                                .formatted(member));
        // When
        Then then =
                trip.itinerary(kept).after(trip.step("a"), Trip.answered(500, 0), 1, Trip.NEVER, 0);
        // Then
        assertEquals(expected, Trip.told(then));
    }

    @ParameterizedTest
    @CsvSource({"previous_response_id, none", "conversation, none", "store, b"})
    void whatGoesOnWithAnEarlierAnswerIsNotEvenSkippedElsewhere(String member, String expected) {
        // Given
        trip.steps.add(trip.step("b"));
        Ask kept =
                Asks.read(
                        "{\"model\":\"m\",\"%s\":\"r\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                                .formatted(member));
        // When
        Then then =
                trip.itinerary(kept).after(trip.step("a"), Skipped.resting("a"), 0, Trip.NEVER, 0);
        // Then
        assertEquals(expected, Trip.told(then));
    }
}
