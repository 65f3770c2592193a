package dev.sluice.fleet;

import static dev.sluice.fleet.Metrics.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Provider.Balance;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ImpressionTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long NOW = SECOND;

    private final SplittableRandom random = new SplittableRandom(42);
    private final Bench bench = Bench.of(4);

    @Test
    void aReplicaWhoseFirstTokensBelieItsWordIsAvoided() {
        // Given
        for (int i = 0; i < 4; i++) {
            bench.replica(i).told(reading(i == 2 ? 0 : 2, 0, NOW), 0);
            bench.replica(i).spoke(NOW, NOW + (i == 2 ? SECOND : SECOND / 20));
        }
        // When
        int[] counts = bench.spread(Balance.LEAST_LOAD, NOW, random);
        // Then
        assertEquals(0, counts[2]);
    }

    @Test
    void anOldImpressionFades() {
        // Given
        bench.replica(2).told(reading(0, 0, NOW), 0);
        for (int i = 0; i < 4; i++) {
            bench.replica(i).spoke(NOW, NOW + (i == 2 ? SECOND : SECOND / 20));
        }
        bench.replica(0).began();
        // When
        int first = bench.pair(2, 0, NOW + 40 * SECOND);
        // Then
        assertEquals(2, first);
    }

    @Test
    void whoHasTheAdapterLoadedIsPreferred() {
        // Given
        bench.replica(1).told(new Reading(3, 0, 0, true, Set.of("m"), 0, NOW), 0);
        bench.replica(0).told(reading(1, 0, NOW), 0);
        // When
        int first = bench.pair(0, 1, NOW);
        // Then
        assertEquals(1, first);
    }

    @Test
    void sixtyFourReplicasAreAllWithinReach() {
        // Given
        int[] ones = new int[Chooser.MOST];
        Arrays.fill(ones, 1);
        Bench many = new Bench(ones);
        Set<Integer> used = new TreeSet<>();
        // When
        for (int i = 0; i < 20_000; i++) {
            used.add(many.choose(Balance.LEAST_LOAD, 0, NOW, random.nextLong()));
        }
        // Then
        assertEquals(Chooser.MOST, used.size());
    }
}
