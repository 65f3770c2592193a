package dev.sluice.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ledger.Tap.Missed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RingTest {

    private final Ring ring = new Ring(4);
    private final List<String> read = new ArrayList<>();
    private final Sink sink =
            new Sink() {
                @Override
                public void take(Entry entry, long epochMillis) {
                    read.add(entry.requestId() + "@" + epochMillis);
                }

                @Override
                public void missed(Missed missed, long epochMillis) {}

                @Override
                public void flush() {}
            };

    @Test
    void handsOverInOrderWithTheTime() {
        // Given
        ring.offer(Entries.of("a"), 1);
        ring.offer(Entries.of("b"), 2);

        // When
        ring.drainTo(sink);

        // Then
        assertEquals(List.of("a@1", "b@2"), read);
    }

    @Test
    void refusesWhenFull() {
        // Given
        IntStream.range(0, 4).forEach(i -> ring.offer(Entries.of("x"), i));

        // When
        boolean taken = ring.offer(Entries.of("y"), 9);

        // Then
        assertFalse(taken);
    }

    @Test
    void hasRoomAgainAfterDraining() {
        // Given
        IntStream.range(0, 4).forEach(i -> ring.offer(Entries.of("x"), i));
        ring.drainTo(sink);

        // When
        boolean taken = ring.offer(Entries.of("y"), 9);

        // Then
        assertTrue(taken);
    }

    @Test
    void goesRoundManyTimes() {
        // When
        for (int i = 0; i < 1_000; i++) {
            ring.offer(Entries.of("r" + i), i);
            ring.drainTo(sink);
        }

        // Then
        assertEquals(IntStream.range(0, 1_000).mapToObj(i -> "r" + i + "@" + i).toList(), read);
    }

    @Test
    void isEmptyWhenEverythingWasRead() {
        // Given
        ring.offer(Entries.of("a"), 1);

        // When
        int count = ring.drainTo(sink);

        // Then
        assertEquals(1, count);
        assertTrue(ring.isEmpty());
    }

    @Test
    void wantsAPowerOfTwo() {
        // When
        var thrown = assertThrows(IllegalArgumentException.class, () -> new Ring(6));

        // Then
        assertEquals("capacity 6 is no power of two", thrown.getMessage());
    }
}
