package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.fault.Skipped;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.upstream.Itinerary.Then;
import org.junit.jupiter.api.Test;

/// Who is asked instead of a candidate that has no words for the request: reliability.md R11, R12.
class ItineraryInsteadTest {

    private final Trip trip = new Trip();

    /// `a` failed, `b` has no words for the request, and `c` comes next.
    private String instead(Step c, long now) {
        Itinerary itinerary = trip.itinerary();
        Step b = trip.step("b");
        trip.steps.add(b);
        trip.steps.add(c);
        itinerary.after(trip.step("a"), Trip.answered(500, 0), 1, Trip.NEVER, 0);
        return Trip.told(itinerary.instead(now));
    }

    /// Once: what was taken for `b` comes back.
    @Test
    void whoeverIsAskedInsteadIsPaidForToo() {
        // Given
        Step c = trip.apart("c");
        int left = 0;
        // When
        String next = instead(c, 0);
        while (trip.step("a").target().budget().takes(0)) {
            left++;
        }
        // Then
        assertEquals("c 29", next + " " + left);
    }

    @Test
    void whoeverIsAskedInsteadIsAskedInTime() {
        // When
        String next = instead(trip.step("c"), Trip.NEVER);
        // Then
        assertEquals("nonedeadline", next);
    }

    @Test
    void beforeAnAttemptWasMadeWhoeverIsAskedInsteadCostsNothing() {
        // Given
        Step c = trip.step("c");
        while (c.target().budget().takes(0)) {}
        Itinerary itinerary = trip.itinerary();
        trip.steps.add(trip.step("b"));
        trip.steps.add(c);
        itinerary.after(trip.step("a"), Skipped.resting("a"), 0, Trip.NEVER, 0);
        // When
        Then then = itinerary.instead(0);
        // Then
        assertEquals("c", Trip.told(then));
    }
}
