package dev.sluice.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sluice.wire.Secret;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Calls that come to a [Keychain] together: in a burst, and around a reload.
class KeychainBurstTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Keychain three =
            new Keychain(List.of(new Secret("key-0"), new Secret("key-1"), new Secret("key-2")));
    private long now = -5 * SECOND;

    @Test
    void callsThatWereUnderWayMakeARestNoLonger() {
        // Given
        three.limited(0, 0, now);
        // When
        three.limited(0, 0, now);
        three.limited(0, 0, now);
        // Then
        assertEquals("1 0", three.resting(now) + " " + three.resting(now + 5 * SECOND));
    }

    @Test
    void callsThatWereUnderWayDoNotDoubleTheNextRestEither() {
        // Given
        three.limited(0, 0, now);
        three.limited(0, 0, now);
        now += 5 * SECOND;
        // When
        three.limited(0, 0, now);
        // Then
        assertEquals(
                "1 0", three.resting(now + 9 * SECOND) + " " + three.resting(now + 10 * SECOND));
    }

    @Test
    void aShorterHintEndsNoLongerRest() {
        // Given
        three.limited(0, 30 * SECOND, now);
        // When
        three.limited(0, 5 * SECOND, now);
        // Then
        assertEquals(
                "1 0", three.resting(now + 29 * SECOND) + " " + three.resting(now + 30 * SECOND));
    }

    /// During a reload calls of both configurations are on their way.
    @Test
    void callsOfTheConfigurationBeforeFindTheirRests() {
        // Given
        List<Secret> old = List.of(three.key(0), three.key(1), three.key(2));
        three.refused(1, now);
        Keychain fresh = three.then(List.of(new Secret("key-new")));
        // When
        Keychain found = fresh.of(old);
        // Then
        assertEquals(1, found.resting(now));
    }

    @Test
    void theConfigurationBeforeThatIsForgotten() {
        // Given
        List<Secret> old = List.of(three.key(0), three.key(1), three.key(2));
        Keychain second = three.then(List.of(new Secret("key-second")));
        // When
        Keychain third = second.then(List.of(new Secret("key-third")));
        // Then
        assertNull(third.of(old));
    }
}
