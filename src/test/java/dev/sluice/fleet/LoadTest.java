package dev.sluice.fleet;

import static dev.sluice.fleet.Metrics.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Replica replica = new Replica(URI.create("http://a:1/v1"), 1);

    private void begin(int attempts) {
        for (int i = 0; i < attempts; i++) {
            replica.began();
        }
    }

    @Test
    void r30_whatRunsCountsOnceAndWhatWaitsFourTimes() {
        // Given
        replica.told(reading(3, 2, SECOND), 0);
        // When
        double load = replica.load(SECOND);
        // Then
        assertEquals(11, load);
    }

    @Test
    void r30_aCacheAlmostFullWeighsMore() {
        // Given
        replica.told(new Reading(1, 0, 0.9, true, Set.of(), 0, SECOND), 0);
        // When
        double load = replica.load(SECOND);
        // Then
        assertEquals(1 + 160 * 0.1, load, 1e-9);
    }

    @Test
    void r30_whatWasSentSinceTheReadingCountsToo() {
        // Given
        begin(2);
        replica.told(reading(2, 0, SECOND), 2);
        begin(3);
        // When
        double load = replica.load(SECOND);
        // Then
        assertEquals(5, load);
    }

    @Test
    void whatWasSentToAFullServerWaits() {
        // Given
        replica.told(reading(4, 1, SECOND), 0);
        begin(2);
        // When
        double load = replica.load(SECOND);
        // Then
        assertEquals(4 + 4 * 3, load);
    }

    @Test
    void aServerThatOnceWasFullHasRoomAgainWhenLessRuns() {
        // Given
        replica.told(reading(4, 1, SECOND), 0);
        replica.told(reading(3, 0, 2 * SECOND), 0);
        begin(2);
        // When
        double load = replica.load(2 * SECOND);
        // Then
        assertEquals(4 + 4, load);
    }

    @Test
    void r30_aReadingOlderThanThreeSecondsIsIgnored() {
        // Given
        begin(2);
        replica.told(reading(50, 9, SECOND), 2);
        // When
        double load = replica.load(4 * SECOND + 1);
        // Then
        assertEquals(2, load);
    }

    @Test
    void r34_withoutAnyReadingOurOwnAttemptsCount() {
        // Given
        begin(3);
        replica.ended();
        // When
        double load = replica.load(SECOND);
        // Then
        assertEquals(2, load);
    }

    @Test
    void aServerThatSaysItIsIdleHasAtLeastWhatWeSentIt() {
        // Given
        begin(7);
        replica.told(reading(0, 0, SECOND), 7);
        // When
        double load = replica.load(SECOND);
        // Then
        assertEquals(7, load);
    }

    @Test
    void aFirstTokenCountsWhenNothingWaitedByItsOwnWord() {
        // Given
        replica.told(reading(0, 0, SECOND), 0);
        replica.told(reading(1, 0, 2 * SECOND), 0);
        // When
        replica.spoke(SECOND, 2 * SECOND);
        // Then
        assertEquals(1, replica.sight().firstToken());
    }

    @Test
    void aFirstTokenAfterAQueueCountsWhileNothingBetterIsKnown() {
        // Given
        replica.told(reading(1, 1, SECOND), 0);
        // When
        replica.spoke(SECOND, 4 * SECOND);
        // Then
        assertEquals(3, replica.sight().firstToken());
    }

    @Test
    void aFirstTokenWithoutAQueueReplacesThoseWithOne() {
        // Given
        replica.told(reading(1, 1, SECOND), 0);
        replica.spoke(SECOND, 2 * SECOND);
        replica.told(reading(0, 0, 2 * SECOND), 0);
        // When
        replica.spoke(2 * SECOND, 2 * SECOND + SECOND / 4);
        // Then
        assertEquals(0.25, replica.sight().firstToken());
    }

    @Test
    void aFirstTokenAfterAQueueSaysNothingBesideOneWithout() {
        // Given
        replica.told(reading(0, 0, SECOND), 0);
        replica.spoke(SECOND, SECOND + SECOND / 4);
        replica.told(reading(1, 1, 2 * SECOND), 0);
        // When
        replica.spoke(2 * SECOND, 3 * SECOND);
        // Then
        assertEquals(0.25, replica.sight().firstToken());
    }
}
