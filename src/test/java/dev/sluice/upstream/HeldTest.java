package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.load.Allowance;
import org.junit.jupiter.api.Test;

/// What the answers of all calls hold together (reliability.md R38).
class HeldTest {

    private final Allowance all = new Allowance(150);
    private final Held one = new Held(all);

    private String left(int bytes) {
        return all.take(bytes + 1) + " " + all.take(bytes);
    }

    @Test
    void whatIsSmallIsNotCounted() {
        // When
        one.fits(Held.FREE);
        // Then
        assertEquals("false true", left(150));
    }

    @Test
    void whatOneLetsGoOthersMayHold() {
        // Given
        one.fits(Held.FREE + 150);
        // When
        one.fits(Held.FREE + 50);
        // Then
        assertTrue(new Held(all).fits(Held.FREE + 100));
    }

    @Test
    void whoFindsNoRoomHoldsWhatItHeld() {
        // Given
        one.fits(Held.FREE + 100);
        // When
        boolean fits = one.fits(Held.FREE + 151);
        // Then
        assertEquals("false false true", fits + " " + left(50));
    }

    @Test
    void whatIsReleasedIsGivenBackOnce() {
        // Given
        one.fits(Held.FREE + 100);
        one.release();
        // When
        one.release();
        // Then
        assertEquals("false true", left(150));
    }

    /// A caller may leave while he is written to, and the rest of that read comes after it.
    @Test
    void whatComesAfterwardsIsNotCounted() {
        // Given
        one.release();
        // When
        one.fits(Held.FREE + 100);
        // Then
        assertFalse(all.take(151));
        assertTrue(all.take(150));
    }
}
