package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedTest {

    @Test
    void takesATokenWithBlanksAsOneToken() {
        // Given
        Envelope envelope = Envelope.of(Map.of("authorization", List.of("Bearer My API Key")));

        // When
        Credential credential = envelope.credential();

        // Then
        assertEquals(new Credential.Bearer("My API Key"), credential);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\u0000b", "k\u00e9y", "\u007f"})
    void refusesATokenWithControlsOrBeyondAscii(String token) {
        // Given
        Envelope envelope = Envelope.of(Map.of("authorization", List.of("Bearer " + token)));

        // When
        Credential credential = envelope.credential();

        // Then
        assertInstanceOf(Credential.Malformed.class, credential);
    }
}
