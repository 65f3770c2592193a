package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.fault.Cause;
import dev.sluice.fault.Faults;
import dev.sluice.fault.Skipped;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.upstream.Itinerary.Then;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How much a call may try: reliability.md R11 to R13.
class ItineraryBoundsTest {

    private final Trip trip = new Trip();

    @Test
    void aHintBeyondTheDeadlineIsNotWaitedFor() {
        // When
        Then then =
                trip.itinerary()
                        .after(
                                trip.step("a"),
                                Trip.answered(429, 1_500),
                                1,
                                TimeUnit.MILLISECONDS.toNanos(1_500),
                                0);
        // Then
        assertEquals("noneretry_after", Trip.told(then));
    }

    @Test
    void aStaleConnectionCostsNoBudget() {
        // Given
        Step a = trip.step("a");
        while (a.target().budget().takes(0)) {}
        // When
        Then then =
                trip.itinerary()
                        .after(
                                a,
                                Faults.unreachable(Cause.STALE, "a", new IOException()),
                                1,
                                Trip.NEVER,
                                0);
        // Then
        assertEquals("a", Trip.told(then));
    }

    @Test
    void threeAttemptsAreAll() {
        // Given
        trip.steps.add(trip.step("b"));
        // When
        String next = trip.after(Trip.answered(500, 0), 3);
        // Then
        assertEquals("none", next);
    }

    @Test
    void oneAttemptInAllRepeatsATarget() {
        // Given
        Itinerary itinerary = trip.itinerary();
        Step a = trip.step("a");
        itinerary.after(a, Trip.answered(500, 0), 1, Trip.NEVER, 0);
        // When
        Then then = itinerary.after(a, Trip.answered(500, 0), 2, Trip.NEVER, 0);
        // Then
        assertEquals("none", Trip.told(then));
    }

    @Test
    void anEmptyBudgetEndsIt() {
        // Given
        Step b = trip.step("b");
        while (b.target().budget().takes(0)) {}
        trip.steps.add(b);
        // When
        String next = trip.after(Trip.answered(500, 0), 1);
        // Then
        assertEquals("nonebudget", next);
    }

    @Test
    void aTargetThatIsSkippedGivesItsBudgetBack() {
        // Given
        Itinerary itinerary = trip.itinerary();
        trip.steps.add(trip.step("b"));
        trip.steps.add(trip.step("c"));
        Then.Go toB =
                (Then.Go) itinerary.after(trip.step("a"), Trip.answered(500, 0), 1, Trip.NEVER, 0);
        itinerary.after(toB.step(), Skipped.resting("b"), 1, Trip.NEVER, 0);
        int left = 0;
        // When
        while (toB.step().target().budget().takes(0)) {
            left++;
        }
        // Then
        assertEquals(29, left);
    }

    @Test
    void beforeAnAttemptWasMadeATargetAtRestCostsNothing() {
        // Given
        Step b = trip.step("b");
        while (b.target().budget().takes(0)) {}
        trip.steps.add(b);
        // When
        String next = trip.after(Skipped.resting("a"), 0);
        // Then
        assertEquals("b", next);
    }

    @Test
    void whenAllOthersRestTheOneThatFailedIsTriedAgain() {
        // Given
        Itinerary itinerary = trip.itinerary();
        trip.steps.add(trip.step("b"));
        Then.Go toB =
                (Then.Go) itinerary.after(trip.step("a"), Trip.answered(500, 0), 1, Trip.NEVER, 0);
        // When
        Then then = itinerary.after(toB.step(), Skipped.resting("b"), 1, Trip.NEVER, 0);
        // Then
        assertEquals("a+", Trip.told(then));
    }

    @Test
    void noAttemptStartsAfterTheDeadline() {
        // Given
        trip.steps.add(trip.step("b"));
        // When
        Then then = trip.itinerary().after(trip.step("a"), Trip.answered(500, 0), 1, 5, 5);
        // Then
        assertEquals("nonedeadline", Trip.told(then));
    }

    private int left(Step step) {
        int left = 0;
        while (step.target().budget().takes(0)) {
            left++;
        }
        return left;
    }

    @Test
    void anAttemptThatCannotBeWordedGivesItsBudgetBack() {
        // Given
        Itinerary itinerary = trip.itinerary();
        Step b = trip.step("b");
        trip.steps.add(b);
        itinerary.after(trip.step("a"), Trip.answered(500, 0), 1, Trip.NEVER, 0);
        // When
        itinerary.instead(0);
        // Then
        assertEquals(30, left(b));
    }

    @Test
    void whatWasNotTakenIsNotGivenBack() {
        // Given
        Itinerary itinerary = trip.itinerary();
        Step a = trip.step("a");
        a.target().budget().takes(0);
        itinerary.after(
                a, Faults.unreachable(Cause.STALE, "a", new IOException()), 1, Trip.NEVER, 0);
        // When
        itinerary.after(a, Skipped.resting("a"), 1, Trip.NEVER, 0);
        // Then
        assertEquals(29, left(a));
    }

    @Test
    void noAttemptBeginsWhenItsTargetUsuallyTakesLonger() {
        // Given
        Step b = trip.step("b");
        for (int i = 0; i < 20; i++) {
            b.target().health().spoke(TimeUnit.SECONDS.toNanos(1), 0);
        }
        trip.steps.add(b);
        // When
        Then then =
                trip.itinerary()
                        .after(
                                trip.step("a"),
                                Trip.answered(500, 0),
                                1,
                                TimeUnit.SECONDS.toNanos(1),
                                0);
        // Then
        assertEquals("nonedeadline", Trip.told(then));
    }
}
