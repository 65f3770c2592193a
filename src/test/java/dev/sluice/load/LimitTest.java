package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LimitTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Limit limit = new Limit(new Terms(32, 1_000, 64, Duration.ofSeconds(2)));
    private long now = 1;

    /// So many first tokens, a millisecond apart.
    private void speak(int times, double seconds, int underWay) {
        for (int i = 0; i < times; i++) {
            now += SECOND / 1_000;
            limit.spoke((long) (seconds * SECOND), 0, underWay, now);
        }
    }

    @Test
    void startsAtItsMost() {
        // When
        int first = limit.now();
        // Then
        assertEquals(1_000, first);
    }

    @Test
    void staysWhileFirstTokensComeAsUsual() {
        // When
        speak(5_000, 0.5, 950);
        // Then
        assertEquals(1_000, limit.now());
    }

    @Test
    void staysWhenTheyAreLaterThanUsualAndStillInTime() {
        // Given
        speak(1_000, 0.2, 900);
        // When
        speak(200, 3, 900);
        // Then
        assertEquals(1_000, limit.now());
    }

    @Test
    void staysForAModelThatAlwaysThinksLong() {
        // When
        speak(5_000, 40, 900);
        // Then
        assertEquals(1_000, limit.now());
    }

    @Test
    void fallsBelowWhatIsUnderWayWhenTheyComeLate() {
        // Given
        speak(1_000, 0.5, 400);
        // When
        speak(60, 12, 400);
        // Then
        assertEquals(360, limit.now());
    }

    @Test
    void oneLateFirstTokenChangesNothing() {
        // Given
        speak(1_000, 0.5, 400);
        // When
        speak(1, 30, 400);
        // Then
        assertEquals(1_000, limit.now());
    }

    @Test
    void aChangeMustShowBeforeTheNextOne() {
        // Given
        limit.overloaded(500, now);
        // When
        limit.overloaded(450, now + SECOND / 2);
        // Then
        assertEquals(450, limit.now());
    }

    @Test
    void fallsAgainOnceTheFirstChangeHasSettled() {
        // Given
        limit.overloaded(500, now);
        // When
        limit.overloaded(450, now + SECOND);
        // Then
        assertEquals(405, limit.now());
    }

    @Test
    void neverFallsBelowItsLeast() {
        // When
        for (int i = 0; i < 100; i++) {
            limit.overloaded(33, now + i * SECOND);
        }
        // Then
        assertEquals(32, limit.now());
    }

    @Test
    void aFailureAmongFewCallsTellsNothingOfLoad() {
        // When
        limit.overloaded(5, now);
        // Then
        assertEquals(1_000, limit.now());
    }

    @Test
    void risesAgainWhileItIsUsed() {
        // Given
        limit.overloaded(100, now);
        // When
        speak(500, 0.5, 1_000);
        // Then
        assertEquals(1_000, limit.now());
    }

    @Test
    void risesByWholeAnswersToo() {
        // Given
        limit.overloaded(100, now);
        // When
        for (int i = 0; i < 500; i++) {
            limit.answered(1_000, now + SECOND + i);
        }
        // Then
        assertEquals(1_000, limit.now());
    }

    @Test
    void wholeAnswersAskedForBeforeAFallDoNotUndoIt() {
        // Given
        limit.overloaded(100, now);
        // When
        limit.answered(100, now + SECOND / 2);
        // Then
        assertEquals(90, limit.now());
    }

    @Test
    void wholeAnswersDoNotRaiseWhatNobodyNeeds() {
        // Given
        limit.overloaded(100, now);
        // When
        limit.answered(44, now + SECOND);
        // Then
        assertEquals(90, limit.now());
    }

    @Test
    void doesNotRiseWhileNobodyNeedsIt() {
        // Given
        limit.overloaded(100, now);
        // When
        speak(500, 0.5, 10);
        // Then
        assertEquals(90, limit.now());
    }

    /// A server with room for so many: first tokens come at once, or wait for those before them.
    @Test
    void findsWhatAServerBears() {
        // Given
        int capacity = 200;
        speak(600, 1, 100);
        // When
        for (int i = 0; i < 3_000; i++) {
            now += SECOND / 10;
            int underWay = limit.now();
            double wait = Math.max(1, (double) underWay / capacity * 4);
            limit.spoke((long) (wait * SECOND), 0, underWay, now);
        }
        // Then
        assertTrue(
                limit.now() > capacity && limit.now() < 3 * capacity,
                "the limit is " + limit.now());
    }
}
