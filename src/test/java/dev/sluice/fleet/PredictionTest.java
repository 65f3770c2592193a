package dev.sluice.fleet;

import static dev.sluice.fleet.Metrics.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a replica would do with one more request.
class PredictionTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Replica replica = new Replica(URI.create("http://a:1/v1"), 1);

    @Test
    void predictsWhatItShowedWhenNothingWaits() {
        // Given
        replica.told(reading(0, 0, SECOND), 0);
        replica.spoke(SECOND, SECOND + SECOND / 4);
        // When
        double seconds = replica.predicted(2 * SECOND);
        // Then
        assertEquals(0.25, seconds);
    }

    @Test
    void predictsTheQueueAtTheRateAtWhichItGoesDown() {
        // Given
        replica.told(new Reading(4, 8, 0, true, Set.of(), 100, SECOND), 0);
        replica.told(new Reading(4, 8, 0, true, Set.of(), 104, 2 * SECOND), 0);
        // When
        double seconds = replica.predicted(2 * SECOND);
        // Then
        assertEquals(2, seconds);
    }

    @Test
    void predictsNothingOfAServerThatSaysNothing() {
        assertEquals(Double.NaN, replica.predicted(SECOND));
    }

    @Test
    void whatWasSeenOfAServerLongAgoPredictsNothing() {
        // Given
        replica.told(reading(1, 0, SECOND), 0);
        replica.spoke(SECOND, SECOND + SECOND / 4);
        replica.told(reading(1, 0, 40 * SECOND), 0);
        // When
        double seconds = replica.predicted(40 * SECOND);
        // Then
        assertEquals(Double.NaN, seconds);
    }

    @Test
    void aServerThatDoesNothingIsTriedByASingleRequest() {
        // Given
        replica.told(reading(0, 0, SECOND), 0);
        double idle = replica.predicted(SECOND);
        replica.began();
        // When
        double busy = replica.predicted(SECOND);
        // Then
        assertEquals("0.0 NaN", idle + " " + busy);
    }

    @Test
    void aQueueThatDoesNotMoveLastsForEver() {
        // Given
        replica.told(new Reading(4, 8, 0, true, Set.of(), 100, SECOND), 0);
        replica.told(new Reading(4, 8, 0, true, Set.of(), 100, 2 * SECOND), 0);
        // When
        double seconds = replica.predicted(2 * SECOND);
        // Then
        assertEquals(Double.POSITIVE_INFINITY, seconds);
    }
}
