package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A limit that falls before the first token is late: by how many are silent, and how fast others
/// begin to speak.
class ForetellingTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Limit limit = new Limit(new Terms(32, 1_000, 64, Duration.ofSeconds(2)));
    private long now = 1;

    /// So many first tokens, a tenth of a second each, while so many streams are silent.
    private void speakAmong(int silent, int times) {
        for (int i = 0; i < times; i++) {
            now += SECOND / 10;
            limit.spoke(SECOND / 10, silent, 300, now);
        }
    }

    @Test
    void fallsToWhatIsInTimeBeforeTheFirstIsLate() {
        // When
        speakAmong(100, 11);
        // Then
        assertEquals(250, limit.now());
    }

    @Test
    void shedsNoMoreThanHalfForWhatIsForetold() {
        // When
        speakAmong(290, 11);
        // Then
        assertEquals(150, limit.now());
    }

    @Test
    void staysWhileThoseWhoAreSilentWillSpeakInTime() {
        // When
        speakAmong(50, 100);
        // Then
        assertEquals(1_000, limit.now());
    }

    @Test
    void letsNobodyElseInWhileThoseWhoAreSilentWaitNearlyTooLong() {
        // Given
        speakAmong(100, 11);
        // When
        speakAmong(40, 100);
        // Then
        assertEquals(297, limit.now());
    }

    @Test
    void fewFirstTokensForetellNothing() {
        // When
        speakAmong(290, 10);
        // Then
        assertEquals(1_000, limit.now());
    }

    @Test
    void theTimeBetweenCallersForetellsNothing() {
        // Given
        speakAmong(0, 50);
        now += 60 * SECOND;
        // When
        speakAmong(40, 11);
        // Then
        assertEquals(1_000, limit.now());
    }

    /// Thousands that begin at once on a cold JVM are late by our own fault.
    @Test
    void whatTheGatewayHeardLateForetellsNothing() {
        // When
        for (int i = 0; i < 20; i++) {
            speakAmong(290, 9);
            limit.missed();
        }
        // Then
        assertEquals(1_000, limit.now());
    }
}
