package dev.sluice.fleet;

import static dev.sluice.fleet.Metrics.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Provider.Balance;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AffinityTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long NOW = SECOND;

    private final SplittableRandom random = new SplittableRandom(42);
    private final Bench bench = Bench.of(4);

    private Set<Integer> used(Balance by) {
        int[] counts = bench.spread(by, NOW, random);
        Set<Integer> used = new TreeSet<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                used.add(i);
            }
        }
        return used;
    }

    @Test
    void r32_theSameKeyGoesToTheSameReplica() {
        // Given
        Set<Integer> used = new TreeSet<>();
        // When
        for (int i = 0; i < 100; i++) {
            used.add(bench.choose(Balance.PREFIX_AFFINITY, 77, NOW, random.nextLong()));
        }
        // Then
        assertEquals(1, used.size());
    }

    @Test
    void r32_aKeyGoesOnWhenItsReplicaHasMoreThanAQuarterAboveTheMean() {
        // Given
        int home = bench.choose(Balance.PREFIX_AFFINITY, 77, NOW, 0);
        for (int i = 0; i < 4; i++) {
            bench.replica(i).told(reading(i == home ? 20 : 10, 0, NOW), 0);
        }
        // When
        int next = bench.choose(Balance.PREFIX_AFFINITY, 77, NOW, 0);
        // Then
        assertTrue(next != home);
    }

    @Test
    void r32_aKeyStaysWhenItsReplicaHasLittleMoreThanTheMean() {
        // Given
        int home = bench.choose(Balance.PREFIX_AFFINITY, 77, NOW, 0);
        for (int i = 0; i < 4; i++) {
            bench.replica(i).told(reading(i == home ? 12 : 10, 0, NOW), 0);
        }
        // When
        int next = bench.choose(Balance.PREFIX_AFFINITY, 77, NOW, 0);
        // Then
        assertEquals(home, next);
    }

    @Test
    void aKeyStaysWhileItsReplicaHasFewRequests() {
        // Given
        int home = bench.choose(Balance.PREFIX_AFFINITY, 77, NOW, 0);
        bench.replica(home).told(reading(3, 0, NOW), 0);
        // When
        int next = bench.choose(Balance.PREFIX_AFFINITY, 77, NOW, 0);
        // Then
        assertEquals(home, next);
    }

    @Test
    void aKeyStaysAtASlowReplicaWithFewRequests() {
        // Given
        int home = bench.choose(Balance.PREFIX_AFFINITY, 77, NOW, 0);
        for (int i = 0; i < 4; i++) {
            bench.replica(i).told(reading(i == home ? 1 : 0, 0, NOW), 0);
            bench.replica(i).spoke(NOW, NOW + (i == home ? SECOND : SECOND / 20));
        }
        // When
        int next = bench.choose(Balance.PREFIX_AFFINITY, 77, NOW, 0);
        // Then
        assertEquals(home, next);
    }

    @Test
    void whenAllAreFullTheLightestTakesTheKey() {
        // Given
        for (int i = 0; i < 4; i++) {
            bench.replica(i).told(reading(i == 1 ? 10 : 11, 0, NOW), 0);
            bench.replica(i).spoke(NOW, NOW + (i == 1 ? SECOND / 20 : SECOND));
        }
        // When
        Set<Integer> used = used(Balance.PREFIX_AFFINITY);
        // Then
        assertTrue(used.contains(1));
    }
}
