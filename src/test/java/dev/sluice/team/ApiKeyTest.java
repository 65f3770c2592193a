package dev.sluice.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.wire.Secret;
import java.util.HexFormat;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static final Secret PEPPER = new Secret("0123456789abcdef0123456789abcdef");

    @Test
    void hasThePublishedShape() {
        // Given
        Random random = new Random(1);

        // When
        String whole = ApiKey.fresh(random).whole().value();

        // Then
        assertTrue(whole.matches("slc_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}"));
    }

    @Test
    void carriesItsIdInTheOpen() {
        // Given
        ApiKey key = ApiKey.fresh(new Random(2));

        // When
        String id = ApiKey.idOf(key.whole().value());

        // Then
        assertEquals(key.id(), id);
    }

    @Test
    void recognisesEveryKeyItMakes() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            // Given
            String whole = ApiKey.fresh(random).whole().value();

            // When
            boolean wellFormed = ApiKey.wellFormed(whole);

            // Then
            assertTrue(wellFormed, whole);
        }
    }

    @Test
    void padsASecretThatBeginsWithZeroes() {
        // Given
        RandomGenerator zeroes = () -> 0L;

        // When
        String whole = ApiKey.fresh(zeroes).whole().value();

        // Then
        assertTrue(whole.startsWith("slc_00000000_" + "0".repeat(43) + "_"));
    }

    @Test
    void recognisesEverySingleCharacterTypo() {
        String whole = ApiKey.fresh(new Random(4)).whole().value();
        for (int i = 0; i < whole.length(); i++) {
            // Given
            char wrong = whole.charAt(i) == 'x' ? 'y' : 'x';
            String typo = whole.substring(0, i) + wrong + whole.substring(i + 1);

            // When
            boolean wellFormed = ApiKey.wellFormed(typo);

            // Then
            assertFalse(wellFormed, typo);
        }
    }

    @Test
    void recognisesTwoSwappedNeighbours() {
        String whole = ApiKey.fresh(new Random(5)).whole().value();
        for (int i = 0; i + 1 < whole.length(); i++) {
            if (whole.charAt(i) == whole.charAt(i + 1)) {
                continue;
            }
            // Given
            String swapped =
                    whole.substring(0, i)
                            + whole.charAt(i + 1)
                            + whole.charAt(i)
                            + whole.substring(i + 2);

            // When
            boolean wellFormed = ApiKey.wellFormed(swapped);

            // Then
            assertFalse(wellFormed, swapped);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "slc_", "sk-proj-abc", "slc_k7Qm2xHd_", "\u0000", "äöü"})
    void recognisesWhatIsNoKeyAtAll(String text) {
        // Given, When
        boolean wellFormed = ApiKey.wellFormed(text);

        // Then
        assertFalse(wellFormed);
    }

    @Test
    void hashesTheWholeKeyAsRfc2104Says() {
        // Given: the value is Python's hmac.new(pepper, key, sha256), base64url without padding
        ApiKey key = new ApiKey("k7Qm2xHd", new Secret("slc_k7Qm2xHd_secret_check0"));

        // When
        String hash = key.hash(PEPPER);

        // Then
        assertEquals("hmac-sha256:Ex6th7-7Cz3gVwbzDsu7N-ciYzx4D8LCvznBZ1Uo4eE", hash);
    }

    @Test
    void showsNeitherKeyNorSecretAsText() {
        // Given
        ApiKey key = ApiKey.fresh(new Random(6));

        // When
        String text = key.toString();

        // Then
        assertFalse(text.contains(key.whole().value().substring(13, 40)), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "0123456789abcdef0123456789abcde",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "changechangechangechangechangechange"
            })
    void refusesAPepperThatIsNone(String pepper) {
        // Given
        ApiKey key = ApiKey.fresh(new Random(7));

        // When
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> key.hash(new Secret(pepper)));

        // Then
        assertTrue(refusal.getMessage().contains("openssl rand -hex 32"));
    }

    @Test
    void takesAPepperAsOpensslMakesIt() {
        // Given
        byte[] bytes = new byte[32];
        new Random(8).nextBytes(bytes);
        Secret pepper = new Secret(HexFormat.of().formatHex(bytes));

        // When
        String hash = ApiKey.fresh(new Random(9)).hash(pepper);

        // Then
        assertEquals("hmac-sha256:".length() + 43, hash.length());
    }
}
