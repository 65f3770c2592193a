package dev.sluice.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicketTest {

    private static final Outcome DONE = new Outcome.Finished(Usage.UNKNOWN);
    private static final Outcome GONE = new Outcome.ClientGone("", Usage.UNKNOWN);

    private final List<Outcome> told = new ArrayList<>();
    private final Ticket ticket = new Ticket(told::add);

    static Stream<Long> seeds() {
        return LongStream.range(0, 200).boxed();
    }

    @Test
    void tellsItsOutcome() {
        // When
        boolean first = ticket.settle(DONE);

        // Then
        assertTrue(first);
        assertEquals(List.of(DONE), told);
    }

    @Test
    void ignoresWhatComesLater() {
        // Given
        ticket.settle(DONE);

        // When
        boolean first = ticket.settle(GONE);

        // Then
        assertFalse(first);
        assertEquals(List.of(DONE), told);
    }

    @Test
    void closedWithoutAWordItWasAbandoned() {
        // When
        ticket.close();

        // Then
        assertEquals(List.of(new Outcome.Abandoned()), told);
    }

    @Test
    void closingASettledOneSaysNothing() {
        // Given
        ticket.settle(DONE);

        // When
        ticket.close();

        // Then
        assertEquals(List.of(DONE), told);
    }

    @Test
    void mayBeSettledAgainFromWithin() {
        // Given
        AtomicInteger calls = new AtomicInteger();
        Ticket[] self = new Ticket[1];
        self[0] =
                new Ticket(_ -> {
                    calls.incrementAndGet();
                    self[0].close();
                });

        // When
        self[0].settle(DONE);

        // Then
        assertEquals(1, calls.get());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyInterleavingGivesOneOutcomeAndOneWinner(long seed) throws Exception {
        // Given
        ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
        Ticket shared = new Ticket(outcomes::add);
        Random random = new Random(seed);
        CyclicBarrier start = new CyclicBarrier(4);
        List<FutureTask<Integer>> tasks =
                Stream.generate(() -> ends(shared, start, random.nextInt(), random.nextInt()))
                        .limit(4)
                        .toList();

        // When
        tasks.forEach(task -> Thread.ofPlatform().start(task));
        int winners = 0;
        for (FutureTask<Integer> task : tasks) {
            winners += task.get();
        }

        // Then
        assertEquals(1, outcomes.size());
        assertEquals(outcomes.peek() instanceof Outcome.Abandoned ? 0 : 1, winners);
    }

    /// Three endings in an order that `order` decides; gives how many claimed to be the first.
    private static FutureTask<Integer> ends(
            Ticket ticket, CyclicBarrier start, int order, int spin) {
        return new FutureTask<>(() -> {
            start.await();
            for (int i = 0; i < (spin & 0xff); i++) {
                Thread.onSpinWait();
            }
            int won = 0;
            for (int i = 0; i < 3; i++) {
                switch (order >> 2 * i & 3) {
                    case 0 -> won += ticket.settle(DONE) ? 1 : 0;
                    case 1 -> won += ticket.settle(GONE) ? 1 : 0;
                    default -> ticket.close();
                }
            }
            return won;
        });
    }
}
