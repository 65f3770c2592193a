package dev.sluice.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Provider.Balance;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Four unequal servers (8, 4, 2 and 1 slots, and as fast) under the code that serves: seconds of
/// traffic in milliseconds, the same on every machine.
class SimulationTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int[] SPEEDS = {8, 4, 2, 1};

    /// Of some 40 requests a second that the four can do together.
    private static final double RATE = 22;

    /// Even the slowest can do its quarter of it, just.
    private static final double CALM = 5;

    private static final int MANY = 1_000_000;
    private static final int REQUESTS = 6_000;

    private static Simulation fleet(long seed) {
        return new Simulation(seed, SPEEDS);
    }

    private static long p99(long seed, Balance how, double rate) {
        Simulation fleet = fleet(seed);
        return fleet.run(fleet.by(how), rate, MANY, REQUESTS).p99();
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 5", "3, 5", "4, 5", "5, 5", "1, 22", "2, 22", "3, 22"})
    void leastLoadHalvesTheP99OfRoundRobin(long seed, double rate) {
        // Given
        long turns = p99(seed, Balance.ROUND_ROBIN, rate);
        // When
        long load = p99(seed, Balance.LEAST_LOAD, rate);
        // Then
        assertTrue(2 * load <= turns, load + " ms against " + turns + " ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void r31_leastLoadIsNearTheBestSplit(long seed) {
        // Given
        double best =
                DoubleStream.of(0.8, 1, 1.2, 1.5, 2)
                        .map(power -> {
                            Simulation fleet = fleet(seed);
                            double[] weights =
                                    Arrays.stream(SPEEDS)
                                            .mapToDouble(speed -> Math.pow(speed, power))
                                            .toArray();
                            return fleet.run(fleet.split(weights), RATE, MANY, REQUESTS).p99();
                        })
                        .min()
                        .orElseThrow();
        // When
        long load = p99(seed, Balance.LEAST_LOAD, RATE);
        // Then
        assertTrue(load <= 1.3 * best, load + " ms against " + best + " ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void r34_withoutAnyMetricsItIsStillHalved(long seed) {
        // Given
        long turns = p99(seed, Balance.ROUND_ROBIN, CALM);
        Simulation fleet = fleet(seed);
        for (Simulation.Server one : fleet.servers) {
            one.silent = true;
        }
        // When
        long load = fleet.run(fleet.by(Balance.LEAST_LOAD), CALM, MANY, REQUESTS).p99();
        // Then
        assertTrue(2 * load <= turns, load + " ms against " + turns + " ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aServerThatAlwaysSaysItIsIdleGetsNoMoreThanItCanDo(long seed) {
        // Given
        long turns = p99(seed, Balance.ROUND_ROBIN, CALM);
        Simulation fleet = fleet(seed);
        fleet.servers[3].lies = true;
        // When
        long load = fleet.run(fleet.by(Balance.LEAST_LOAD), CALM, MANY, REQUESTS).p99();
        // Then
        assertTrue(2 * load <= turns, load + " ms against " + turns + " ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void f33_atHalfLoadFourOfFiveRequestsFindTheirPrefix(long seed) {
        // Given
        Simulation fleet = new Simulation(seed, 4, 4, 4, 4);
        // When
        double share = fleet.run(fleet.by(Balance.PREFIX_AFFINITY), 20, 100, REQUESTS).hitShare();
        // Then
        assertTrue(share >= 0.8, "hit share " + share);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void prefixAffinityRaisesTheHitShare(long seed) {
        // Given
        Simulation balanced = new Simulation(seed, 4, 4, 4, 4);
        double without =
                balanced.run(balanced.by(Balance.LEAST_LOAD), 20, 100, REQUESTS).hitShare();
        Simulation fleet = new Simulation(seed, 4, 4, 4, 4);
        // When
        double with = fleet.run(fleet.by(Balance.PREFIX_AFFINITY), 20, 100, REQUESTS).hitShare();
        // Then
        assertTrue(with > without + 0.2, with + " against " + without);
    }

    @Test
    void aDeadReplicaGetsNothing() {
        // Given
        Simulation fleet = new Simulation(1, 4, 4, 4, 4);
        fleet.servers[2].silent = true;
        for (long millis = 0; millis < 300_000; millis += 500) {
            long at = millis * Simulation.MILLI + SECOND;
            fleet.at(millis, () -> fleet.bench.replica(2).presence().refused(at));
        }
        // When
        fleet.run(fleet.by(Balance.LEAST_LOAD), 20, MANY, 4_000);
        // Then
        assertEquals(0, fleet.servers[2].taken);
    }

    @Test
    void r18_aReturningReplicaIsEasedIn() {
        // Given
        Simulation fleet = new Simulation(1, 4, 4, 4, 4);
        int[] taken = new int[4];
        fleet.at(0, () -> fleet.bench.replica(2).presence().eased(SECOND));
        for (int i = 1; i <= 3; i++) {
            int third = i;
            fleet.at(third * 10_000, () -> taken[third] = fleet.servers[2].taken);
        }
        // When
        fleet.run(fleet.by(Balance.LEAST_LOAD), 20, MANY, 1_000);
        // Then
        int first = taken[1];
        int second = taken[2] - taken[1];
        int last = taken[3] - taken[2];
        assertTrue(first <= 30 && second > first && last >= 40, first + " " + second + " " + last);
    }
}
