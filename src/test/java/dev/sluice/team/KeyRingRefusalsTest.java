package dev.sluice.team;

import static dev.sluice.team.KeyRingTest.OLD;
import static dev.sluice.team.KeyRingTest.entry;
import static dev.sluice.team.KeyRingTest.ring;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no [KeyRing] is made of.
class KeyRingRefusalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hmac-sha256:",
                "hmac-sha256:abc",
                "hmac-sha256:***",
                "sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesAHashThatIsNone(String hash) {
        // Given
        Teams.Key key = new Teams.Key("k7Qm2xHd", hash, "search");

        // When
        var refusal = assertThrows(IllegalArgumentException.class, () -> ring(List.of(OLD), key));

        // Then
        assertTrue(refusal.getMessage().startsWith("key 'k7Qm2xHd': the hash must be"));
    }

    @Test
    void refusesAnIdTwice() {
        // Given
        Teams.Key key = entry(ApiKey.fresh(new Random(10)), OLD, "search");

        // When
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> ring(List.of(OLD), key, key));

        // Then
        assertTrue(refusal.getMessage().contains("stands twice"));
    }

    @Test
    void refusesAKeyOfNoTeam() {
        // Given
        Teams.Key key = entry(ApiKey.fresh(new Random(11)), OLD, "serach");

        // When
        var refusal = assertThrows(IllegalArgumentException.class, () -> ring(List.of(OLD), key));

        // Then
        assertTrue(refusal.getMessage().endsWith("'serach' is not a team"));
    }

    @Test
    void refusesKeysWithoutAPepper() {
        // Given
        Teams.Key key = entry(ApiKey.fresh(new Random(12)), OLD, "search");

        // When
        var refusal = assertThrows(IllegalArgumentException.class, () -> ring(List.of(), key));

        // Then
        assertTrue(refusal.getMessage().contains("SLUICE_KEY_PEPPER"));
    }
}
