package dev.sluice.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds however calls come and go; seeded.
class CoursePropertiesTest {

    private final Patient patient = new Patient();

    /// Anything that can happen, happens; trials are told of as they must be.
    private void live(Random random, int steps) {
        List<Turn> open = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            patient.after(random.nextDouble() * (random.nextInt(20) == 0 ? 40 : 1));
            patient.dice = random.nextDouble();
            switch (random.nextInt(8)) {
                case 0 -> patient.out();
                case 1 -> patient.health.limited(random.nextInt(3), patient.now());
                case 2 -> patient.health.leave(Reason.AUTH, patient.now());
                case 3 -> patient.health.probed(random.nextBoolean(), patient.now());
                case 4, 5 -> open.add(patient.turn());
                case 6 -> open.forEach(turn -> patient.health.succeeded(turn, patient.now()));
                case 7 -> open.forEach(turn -> end(random, turn));
                default -> throw new IllegalStateException("no such step");
            }
            if (random.nextInt(3) == 0) {
                open.forEach(turn -> patient.health.unknown(turn, patient.now()));
                open.clear();
            }
        }
        open.forEach(turn -> patient.health.unknown(turn, patient.now()));
    }

    private void end(Random random, Turn turn) {
        if (random.nextBoolean()) {
            patient.health.failed(turn, patient.now());
        } else {
            patient.health.unknown(turn, patient.now());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void afterAResetItIsInRotation(long seed) {
        // Given
        live(new Random(seed), 500);
        // When
        patient.health.reset();
        // Then
        assertEquals(Turn.GO, patient.turn());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingKeepsItOutForMoreThanTenMinutes(long seed) {
        // Given
        live(new Random(seed), 500);
        // When
        Turn turn = patient.after(601).turn();
        // Then
        assertTrue(turn == Turn.GO || turn == Turn.TRIAL || turn == Turn.LATER, turn::toString);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theShareOfOneThatComesBackNeverFalls(long seed) {
        // Given
        Random random = new Random(seed);
        patient.out().after(5).health.succeeded(patient.turn(), patient.now());
        List<Double> shares = new ArrayList<>();
        // When
        for (int i = 0; i < 100; i++) {
            shares.add(patient.after(random.nextDouble()).standing().share());
            patient.succeeds(1).turn();
        }
        // Then
        assertEquals(shares.stream().sorted().toList(), shares);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void oneThatAlwaysServesIsNeverOut(long seed) {
        // Given
        Random random = new Random(seed);
        // When
        for (int i = 0; i < 1_000; i++) {
            patient.after(random.nextDouble()).succeeds(1).speaks(1, random.nextInt(10_000));
        }
        // Then
        assertEquals(List.of(), patient.told);
    }

    @Test
    void ofManyThreadsOneGetsTheTrial() throws InterruptedException {
        // Given
        patient.out().after(5);
        long now = patient.now();
        AtomicInteger trials = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        // When
        for (int i = 0; i < 8; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                Turn turn = patient.health.turn(now, () -> 0.5);
                                trials.addAndGet(turn == Turn.TRIAL ? 1 : 0);
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        // Then
        assertEquals(1, trials.get());
    }

    @Test
    void countsWhatManyThreadsTell() throws InterruptedException {
        // Given
        Window window = new Window();
        long now = TimeUnit.HOURS.toNanos(1);
        List<Thread> threads = new ArrayList<>();
        // When
        for (int i = 0; i < 4; i++) {
            boolean failed = i < 2;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int n = 0; n < 10_000; n++) {
                                    window.add(failed, now);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        window.add(true, now);
        window.add(false, now);
        // Then
        assertEquals(Reason.RATE, window.failing(now, Patient.TERMS));
    }
}
