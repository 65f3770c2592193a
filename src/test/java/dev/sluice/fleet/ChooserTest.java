package dev.sluice.fleet;

import static dev.sluice.fleet.Metrics.asleep;
import static dev.sluice.fleet.Metrics.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Provider.Balance;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChooserTest {

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

    @ParameterizedTest
    @EnumSource
    void equalReplicasShareEqually(Balance by) {
        // When
        int[] counts = bench.spread(by, NOW, random);
        // Then
        assertTrue(
                Arrays.stream(counts).allMatch(count -> count > 700 && count < 1_300),
                Arrays.toString(counts));
    }

    @Test
    void r31_theHeaviestOfFourIsNeverTheBetterOfTwo() {
        // Given
        bench.replica(2).told(reading(9, 5, NOW), 0);
        // When
        int[] counts = bench.spread(Balance.LEAST_LOAD, NOW, random);
        // Then
        assertEquals(0, counts[2]);
    }

    @Test
    void r31_theLightestDoesNotGetEverything() {
        // Given
        for (int i = 1; i < 4; i++) {
            bench.replica(i).told(reading(i, 0, NOW), 0);
        }
        // When
        int[] counts = bench.spread(Balance.LEAST_LOAD, NOW, random);
        // Then
        assertEquals(0.5, counts[0] / 4_000.0, 0.05);
    }

    @Test
    void r31_aReplicaOfTwiceTheCapacityTakesTwiceTheLoad() {
        // Given
        Bench unequal = new Bench(2, 1);
        unequal.replica(0).told(reading(4, 0, NOW), 0);
        unequal.replica(1).told(reading(2, 0, NOW), 0);
        // When
        int first = unequal.choose(Balance.LEAST_LOAD, 0, NOW, random.nextLong());
        // Then
        assertEquals(0, first);
    }

    @ParameterizedTest
    @EnumSource
    void neverChoosesASleeperBesideOneAwake(Balance by) {
        // Given
        bench.replica(1).told(asleep(NOW), 0);
        // When
        Set<Integer> used = used(by);
        // Then
        assertEquals(Set.of(0, 2, 3), used);
    }

    @ParameterizedTest
    @EnumSource
    void neverChoosesOneOutOfRotationBesideOneInIt(Balance by) {
        // Given
        bench.shares[0] = 0;
        bench.replica(3).presence().refused(NOW);
        // When
        Set<Integer> used = used(by);
        // Then
        assertEquals(Set.of(1, 2), used);
    }

    @ParameterizedTest
    @EnumSource
    void choosesAmongThoseOutOfRotationWhenThereAreNoOthers(Balance by) {
        // Given
        Arrays.fill(bench.shares, 0);
        bench.replica(1).told(asleep(NOW), 0);
        // When
        Set<Integer> used = used(by);
        // Then
        assertEquals(Set.of(0, 2, 3), used);
    }

    @ParameterizedTest
    @EnumSource
    void choosesSomebodyWhenAllSleep(Balance by) {
        // Given
        for (int i = 0; i < 4; i++) {
            bench.replica(i).told(asleep(NOW), 0);
        }
        // When
        Set<Integer> used = used(by);
        // Then
        assertEquals(Set.of(0, 1, 2, 3), used);
    }

    @ParameterizedTest
    @EnumSource
    void r18_aReplicaWithATenthOfItsShareGetsATenth(Balance by) {
        // Given
        bench.shares[3] = 0.1;
        // When
        int[] counts = bench.spread(by, NOW, random);
        // Then
        assertEquals(0.1, counts[3] / 1_000.0, 0.06);
    }

    @Test
    void roundRobinTakesEachInTurn() {
        // When
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            order.append(bench.choose(Balance.ROUND_ROBIN, 0, NOW, random.nextLong()));
        }
        // Then
        assertEquals("012301", order.toString());
    }
}
