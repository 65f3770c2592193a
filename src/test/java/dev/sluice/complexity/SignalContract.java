package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Signal.Reading;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every [Signal] keeps. To test one: extend this, say how to make the signal and what it
/// should be asked, inherit the tests. They use the real clock, as a signal does, and wait for
/// events, never for time.
public abstract class SignalContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// How long [Signal#read] itself may hold the event loop; generous, for slow machines.
    private static final long LOOP_NANOS = TimeUnit.SECONDS.toNanos(2);

    /// A new signal, ready to be asked.
    protected abstract Signal signal();

    /// Requests that the signal has an opinion on, at least one.
    protected abstract List<Ask> asks();

    @Test
    void hasAName() {
        // When
        String name = signal().name();

        // Then
        assertFalse(name.isBlank());
    }

    @Test
    void keepsItsName() {
        // Given
        Signal signal = signal();
        String before = signal.name();

        // When
        asks().forEach(ask -> outcome(signal.read(ask, soon())));

        // Then
        assertEquals(before, signal.name());
    }

    @Test
    void sharesItsNameWithItsLikes() {
        // When
        String name = signal().name();

        // Then
        assertEquals(signal().name(), name);
    }

    @Test
    void readsInRangeOrFails() {
        // Given
        Signal signal = signal();

        // When
        List<String> outcomes =
                asks().stream().map(ask -> outcome(signal.read(ask, soon()))).toList();

        // Then
        assertTrue(outcomes.stream().allMatch(RANGE::contains), outcomes::toString);
    }

    @Test
    void doesNotHoldTheLoop() {
        // Given
        Signal signal = signal();
        long start = System.nanoTime();

        // When
        signal.read(asks().getFirst(), soon());

        // Then
        assertTrue(System.nanoTime() - start < LOOP_NANOS);
    }

    @Test
    void endsOnceTheDeadlineHasPassed() {
        // Given
        Uni<Reading> reading = signal().read(asks().getFirst(), System.nanoTime() - 1);

        // When
        String outcome = outcome(reading);

        // Then
        assertTrue(RANGE.contains(outcome), outcome);
    }

    @Test
    void saysNothingAfterItWasCancelled() {
        // Given
        AtomicInteger said = new AtomicInteger();
        Signal signal = signal();
        Cancellable asked =
                signal.read(asks().getFirst(), soon())
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(1))
                        .subscribe()
                        .with(_ -> said.incrementAndGet(), _ -> said.incrementAndGet());

        // When
        asked.cancel();
        int before = said.get();
        outcome(signal.read(asks().getFirst(), soon()));

        // Then
        assertEquals(before, said.get());
    }

    @Test
    void answersAgainAfterItWasCancelled() {
        // Given
        Signal signal = signal();
        signal.read(asks().getFirst(), soon()).subscribe().with(_ -> {}, _ -> {}).cancel();

        // When
        String outcome = outcome(signal.read(asks().getFirst(), soon()));

        // Then
        assertTrue(RANGE.contains(outcome), outcome);
    }

    @Test
    void servesManyThreads() throws Exception {
        // Given
        Signal signal = signal();
        List<Callable<String>> asked = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Ask ask = asks().get(i % asks().size());
            asked.add(() -> outcome(signal.read(ask, soon())));
        }

        // When
        Set<String> outcomes = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(asked.size())) {
            for (Future<String> outcome : threads.invokeAll(asked)) {
                outcomes.add(outcome.get());
            }
        }

        // Then
        assertTrue(RANGE.containsAll(outcomes), outcomes::toString);
    }

    private static final List<String> RANGE = List.of("in range", "failed");

    private static long soon() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    }

    private static String outcome(Uni<Reading> reading) {
        return reading.onItem()
                .transform(r -> r != null && r.probability() >= 0 && r.probability() <= 1)
                .onItem()
                .transform(in -> in ? "in range" : "out of range")
                .onFailure()
                .recoverWithItem("failed")
                .await()
                .atMost(PATIENCE);
    }
}
