package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {

    private long now = 1_000;
    private final Sessions sessions =
            new Sessions(() -> Instant.ofEpochMilli(now), new Hosts(Optional.empty()));

    @Test
    void noTwoSessionsAreAlike() {
        // When
        Sessions.Session one = sessions.begin();
        Sessions.Session other = sessions.begin();
        // Then
        assertNotEquals(one.token(), other.token());
        assertNotEquals(one.csrf(), one.token());
    }

    @Test
    void anUnusedSessionEndsAfterHalfAnHour() {
        // When
        Sessions.Session session = new Sessions.Session("t", "c", 0, 0);
        // Then
        assertEquals(30 * 60_000, session.expiresAt());
    }

    /// Whoever asks every five seconds, for 40 minutes.
    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void onlyUseKeepsASession(boolean meant, boolean lives) {
        // Given
        Sessions.Session session = sessions.begin();
        for (int i = 0; i < 480; i++) {
            now += 5_000;
            sessions.of(session.token(), meant);
        }
        // When
        boolean still = sessions.of(session.token(), true) != null;
        // Then
        assertEquals(lives, still);
    }

    @Test
    void aUsedSessionEndsAfterHalfADay() {
        // Given
        long used = 12 * 3_600_000 - 1;
        // When
        Sessions.Session session = new Sessions.Session("t", "c", 0, used);
        // Then
        assertEquals(12 * 3_600_000, session.expiresAt());
    }
}
