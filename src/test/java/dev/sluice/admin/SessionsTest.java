package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final Sessions sessions =
            new Sessions(() -> Instant.ofEpochMilli(1_000), new Hosts(Optional.empty()));

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
