package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.load.Headroom.Amount;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReliefTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Amount SHORT = new Amount(90, 100);

    private final Relief relief = new Relief();
    private long now = -3 * SECOND;

    private int asked(int seconds, Amount heap) {
        int asked = 0;
        for (int i = 0; i < 4 * seconds; i++) {
            asked += relief.due(heap, now) ? 1 : 0;
            now += SECOND / 4;
        }
        return asked;
    }

    @Test
    void whatStaysShortIsJudgedAnew() {
        // When
        int asked = asked(3, SHORT);
        // Then
        assertEquals(1, asked);
    }

    @Test
    void aFreshReadingIsBelieved() {
        // Given
        asked(1, SHORT);
        // When
        boolean due = relief.due(new Amount(91, 100), now + SECOND);
        // Then
        assertFalse(due);
    }

    @Test
    void aMinuteOfItAsksForSixCollections() {
        // When
        int asked = asked(60, SHORT);
        // Then
        assertEquals(6, asked);
    }

    @Test
    void anotherCollectionSoonAfterIsNotAskedForWhateverTheFirstFound() {
        // Given
        asked(3, SHORT);
        // When
        int asked = asked(6, new Amount(88, 100));
        // Then
        assertEquals(0, asked);
    }

    @Test
    void aHeapWithRoomIsLeftAlone() {
        // When
        int asked = asked(60, new Amount(85, 100));
        // Then
        assertEquals(0, asked);
    }

    @Test
    void aSecondPeakIsJudgedLikeTheFirst() {
        // Given
        asked(3, SHORT);
        asked(20, new Amount(10, 100));
        asked(2, SHORT);
        // When
        boolean due = relief.due(SHORT, now);
        // Then
        assertTrue(due);
    }
}
