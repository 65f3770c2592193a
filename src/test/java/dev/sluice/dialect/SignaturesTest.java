package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private final Signatures signatures = new Signatures(InstantSource.system());

    @Test
    void givesBackWhatItKept() {
        // Given
        signatures.keep("m", List.of("a", "b"), new byte[] {1, 2});
        // When
        byte[] found = signatures.find("m", "b");
        // Then
        assertArrayEquals(new byte[] {1, 2}, found);
    }

    @Test
    void isBounded() {
        // Given
        byte[] large = new byte[1 << 20];
        signatures.keep("m", List.of("first"), large);
        // When
        for (int i = 0; i < 40; i++) {
            signatures.keep("m", List.of("x" + i), large);
        }
        // Then
        assertNull(signatures.find("m", "first"));
    }

    @Test
    void forgetsTheEldestFirst() {
        // Given
        byte[] large = new byte[1 << 20];
        // When
        for (int i = 0; i < 40; i++) {
            signatures.keep("m", List.of("x" + i), large);
        }
        // Then
        assertNotNull(signatures.find("m", "x39"));
    }

    @Test
    void smallOnesAreBoundedToo() {
        // Given
        signatures.keep("m", List.of("first"), new byte[1]);
        // When
        for (int i = 0; i < 200_000; i++) {
            signatures.keep("m", List.of("x" + i), new byte[1]);
        }
        // Then
        assertNull(signatures.find("m", "first"));
    }

    @Test
    void keepingACallAgainCountsItOnce() {
        // Given
        byte[] large = new byte[1 << 20];
        signatures.keep("m", List.of("other"), large);
        // When
        for (int i = 0; i < 40; i++) {
            signatures.keep("m", List.of("same"), large);
        }
        // Then
        assertNotNull(signatures.find("m", "other"));
    }
}
