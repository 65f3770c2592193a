package dev.sluice.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final int KEYS = 10_000;

    private static List<Replica> replicas(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Replica(URI.create("http://10.1.0." + i + ":8000/v1"), 1))
                .toList();
    }

    @Test
    void keysSpreadOverAllReplicas() {
        // Given
        Ring ring = new Ring(replicas(8));
        int[] counts = new int[8];
        // When
        for (long key = 0; key < KEYS; key++) {
            counts[ring.owner(key, 0xFF)]++;
        }
        // Then
        assertTrue(
                Arrays.stream(counts).allMatch(count -> count > KEYS / 16 && count < KEYS / 5),
                Arrays.toString(counts));
    }

    @Test
    void aReplicaThatComesMovesItsOwnShareOnly() {
        // Given
        Ring seven = new Ring(replicas(7));
        Ring eight = new Ring(replicas(8));
        int moved = 0;
        // When
        for (long key = 0; key < KEYS; key++) {
            moved += seven.owner(key, 0x7F) == eight.owner(key, 0xFF) ? 0 : 1;
        }
        // Then
        assertEquals(1 / 8.0, (double) moved / KEYS, 0.06);
    }

    @Test
    void keysOfAReplicaThatIsOutGoToOthersAndNoneOfTheirsMove() {
        // Given
        Ring ring = new Ring(replicas(4));
        int moved = 0;
        // When
        for (long key = 0; key < KEYS; key++) {
            int owner = ring.owner(key, 0b1111);
            int without = ring.owner(key, 0b1011);
            moved += owner != 2 && owner != without || without == 2 ? 1 : 0;
        }
        // Then
        assertEquals(0, moved);
    }

    @Test
    void nobodyOwnsAKeyWhenNobodyIsThere() {
        assertEquals(-1, new Ring(replicas(2)).owner(1, 0));
    }
}
