package dev.sluice.fleet;

import static dev.sluice.fleet.Metrics.asleep;
import static dev.sluice.fleet.Metrics.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplicaTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Replica replica = new Replica(URI.create("http://a:1/v1"), 1);

    private void begin(int attempts) {
        for (int i = 0; i < attempts; i++) {
            replica.began();
        }
    }

    @Test
    void sleepsWhenItSaysSo() {
        // Given
        replica.told(asleep(SECOND), 0);
        // When
        boolean asleep = replica.asleep(SECOND);
        // Then
        assertEquals(true, asleep);
    }

    @Test
    void aWordOfSleepThatGrewOldIsForgotten() {
        // Given
        replica.told(asleep(SECOND), 0);
        // When
        boolean asleep = replica.asleep(5 * SECOND);
        // Then
        assertEquals(false, asleep);
    }

    @Test
    void r18_aReplicaThatWakesIsEasedIn() {
        // Given
        replica.told(asleep(SECOND), 0);
        replica.told(reading(0, 0, 2 * SECOND), 0);
        // When
        String shares =
                "%.2f %.2f %.2f"
                        .formatted(
                                replica.presence().share(2 * SECOND),
                                replica.presence().share(17 * SECOND),
                                replica.presence().share(32 * SECOND));
        // Then
        assertEquals("0.10 0.55 1.00", shares);
    }

    @Test
    void aReplicaThatNeverWasAwayHasItsWholeShare() {
        // Given
        replica.told(reading(0, 0, SECOND), 0);
        // When
        double share = replica.presence().share(SECOND);
        // Then
        assertEquals(1, share);
    }

    @Test
    void restsWhileNobodyListens() {
        // Given
        replica.presence().refused(SECOND);
        // When
        boolean resting = replica.presence().resting(2 * SECOND);
        // Then
        assertEquals(true, resting);
    }

    @Test
    void r18_aReplicaThatWasAwayIsEasedIn() {
        // Given
        replica.presence().refused(SECOND);
        replica.presence().refused(2 * SECOND);
        replica.told(reading(0, 0, 3 * SECOND), 0);
        // When
        double share = replica.presence().share(3 * SECOND);
        // Then
        assertEquals(0.1, share);
    }

    @Test
    void anAnswerOfAnySortEndsItsRest() {
        // Given
        replica.presence().refused(SECOND);
        replica.presence().reached(SECOND + 1);
        // When
        boolean resting = replica.presence().resting(SECOND + 2);
        // Then
        assertEquals(false, resting);
    }

    @Test
    void aStreamThatBrokeOffMakesItRestForASecond() {
        // Given
        replica.brokeOff(SECOND);
        // When
        String rests =
                replica.presence().resting(SECOND + SECOND / 2)
                        + " "
                        + replica.presence().resting(2 * SECOND + 1);
        // Then
        assertEquals("true false", rests);
    }

    @Test
    void anAnswerAskedForBeforeAStreamBrokeEndsNoRest() {
        // Given
        replica.told(reading(0, 0, SECOND), 0);
        replica.brokeOff(3 * SECOND);
        // When
        replica.told(reading(0, 0, 3 * SECOND - 1), 0);
        // Then
        assertEquals(true, replica.presence().resting(3 * SECOND + 1));
    }
}
