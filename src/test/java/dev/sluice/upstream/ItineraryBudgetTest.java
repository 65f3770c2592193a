package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.upstream.Itinerary.Step;
import org.junit.jupiter.api.Test;

/// Whose requests an attempt at another provider is a share of: reliability.md R11.
class ItineraryBudgetTest {

    private final Trip trip = new Trip();

    /// Who is only ever asked in another's place has few requests of its own to give a share of.
    @Test
    void whoFailedPaysForTheNextAndNotWhoIsAskedInstead() {
        // Given
        Step b = trip.apart("b");
        while (b.target().budget().takes(0)) {}
        trip.steps.add(b);
        // When
        String next = trip.after(Trip.answered(500, 0), 1);
        // Then
        assertEquals("b", next);
    }

    @Test
    void anEmptyBudgetOfWhoFailedEndsItHoweverIdleTheNextIs() {
        // Given
        Step a = trip.step("a");
        while (a.target().budget().takes(0)) {}
        trip.steps.add(trip.apart("b"));
        // When
        String next = trip.after(Trip.answered(500, 0), 1);
        // Then
        assertEquals("nonebudget", next);
    }
}
