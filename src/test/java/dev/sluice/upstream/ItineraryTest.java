package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fault.Skipped;
import dev.sluice.kit.Models;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.upstream.Itinerary.Then;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who comes next after a failure, and who comes again: reliability.md R7.
class ItineraryTest {

    private final Trip trip = new Trip();

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 408, 418, 429, 500, 502, 503, 504, 529})
    void anotherTargetComesBeforeTheSameOneAgain(int status) {
        // Given
        trip.steps.add(trip.step("b"));
        // When
        String next = trip.after(Trip.answered(status, 0), 1);
        // Then
        assertEquals("b", next);
    }

    @ParameterizedTest
    @CsvSource({"500,a+", "503,a+", "408,a+", "401,none", "402,none", "429,none", "418,none"})
    void withoutAnotherTheSameOneIsTriedWhereThatHelps(int status, String expected) {
        assertEquals(expected, trip.after(Trip.answered(status, 0), 1));
    }

    @ParameterizedTest
    @CsvSource({"500,1500,1500", "503,2000,2000", "529,2001,-1", "408,60000,-1"})
    void theSameOneIsAskedWhenItSaysSoOrNotAtAll(int status, long hint, long pause) {
        // Given
        Step a = trip.step("a");
        // When
        Then then = trip.itinerary().after(a, Trip.answered(status, hint), 1, Trip.NEVER, 0);
        // Then
        assertEquals(pause < 0 ? new Then.Stop("") : new Then.Go(a, pause, true), then);
    }

    @Test
    void afterAStaleConnectionAnotherKeyIsNotAskedAtTheSameTarget() {
        // Given
        trip.steps.add(trip.step("b"));
        Itinerary itinerary = trip.itinerary();
        Step a = trip.step("a");
        itinerary.after(
                a, Faults.unreachable(Cause.STALE, "a", new IOException()), 1, Trip.NEVER, 0);
        itinerary.otherKey();
        // When
        Then then = itinerary.after(a, Trip.answered(401, 0), 2, Trip.NEVER, 0);
        // Then
        assertEquals("b", Trip.told(then));
    }

    @Test
    void afterAnotherKeyThatIsLimitedBrieflyTooTheHintIsWaitedFor() {
        // Given
        Itinerary itinerary = trip.itinerary();
        Step a = trip.step("a");
        itinerary.otherKey();
        itinerary.after(a, Trip.answered(429, 300), 1, Trip.NEVER, 0);
        // When
        Then then = itinerary.after(a, Trip.answered(429, 300), 2, Trip.NEVER, 0);
        // Then
        assertEquals(new Then.Go(a, 300, true), then);
    }

    @Test
    void aBriefRateLimitIsWaitedForOnce() {
        // Given
        Itinerary itinerary = trip.itinerary();
        Step a = trip.step("a");
        // When
        Then first = itinerary.after(a, Trip.answered(429, 1_500), 1, Trip.NEVER, 0);
        Then second = itinerary.after(a, Trip.answered(429, 1_500), 2, Trip.NEVER, 0);
        // Then
        assertEquals(
                List.of(new Then.Go(a, 1_500, true), new Then.Stop("")), List.of(first, second));
    }

    @Test
    void aStaleConnectionIsReplacedAtOnceBeforeAnybodyElse() {
        // Given
        trip.steps.add(trip.step("b"));
        // When
        String next = trip.after(Faults.unreachable(Cause.STALE, "a", new IOException()), 1);
        // Then
        assertEquals("a", next);
    }

    @Test
    void aStaleConnectionIsReplacedOnce() {
        // Given
        trip.steps.add(trip.step("b"));
        Itinerary itinerary = trip.itinerary();
        Step a = trip.step("a");
        Fault stale = Faults.unreachable(Cause.STALE, "a", new IOException());
        itinerary.after(a, stale, 1, Trip.NEVER, 0);
        // When
        Then then = itinerary.after(a, stale, 2, Trip.NEVER, 0);
        // Then
        assertEquals("b", Trip.told(then));
    }

    /// By what it failed with itself, whoever was passed over meanwhile.
    @Test
    void anAttemptAtTheTargetThatFailedLastIsARetryAndNoOtherIs() {
        // Given
        Step a = trip.step("a");
        Step b = trip.step("b");
        trip.steps.add(b);
        Itinerary itinerary = trip.itinerary();
        itinerary.after(a, Trip.answered(500, 0), 1, Trip.NEVER, 0);
        itinerary.begins(b.target());
        itinerary.after(b, Skipped.resting("b"), 1, Trip.NEVER, 0);
        // When
        itinerary.begins(a.target());
        // Then
        List<String> counted =
                trip.registry.find("sluice.retries").counters().stream()
                        .map(one -> one.getId().getTag("reason") + " " + one.count())
                        .toList();
        assertEquals(List.of("upstream_error 1.0"), counted);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,none", "[::1],none", "api.test,a"})
    void aNameMayStandForAnotherAddress(String host, String expected) {
        // Given
        Step a = trip.step(Models.named("a").at(List.of(URI.create("http://" + host + ":1/v1"))));
        // When
        Then then =
                trip.itinerary()
                        .after(
                                a,
                                Faults.unreachable(Cause.UNREACHABLE, "a", new IOException()),
                                1,
                                Trip.NEVER,
                                0);
        // Then
        assertTrue(Trip.told(then).startsWith(expected), Trip.told(then));
    }
}
