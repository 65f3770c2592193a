package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminKeyTest {

    private static final String PEPPER = "a pepper for tests, of 32 bytes and more";
    private static final ApiKey KEY = ApiKey.fresh(new Random(5));

    private final AdminKey admin =
            new AdminKey(
                    Optional.of(KEY.hash(new Secret(PEPPER))),
                    Optional.of(PEPPER),
                    Optional.empty());

    @Test
    void theAdminKeyOpens() {
        // When
        boolean opens = admin.opens(KEY.whole().value());
        // Then
        assertTrue(opens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "slc_", "x", "hmac-sha256:", "\u0000"})
    void nothingElseOpens(String key) {
        // When
        boolean opens = admin.opens(key);
        // Then
        assertFalse(opens);
    }

    @Test
    void theHashIsNoKey() {
        // When
        boolean opens = admin.opens(KEY.hash(new Secret(PEPPER)));
        // Then
        assertFalse(opens);
    }

    @Test
    void withoutAHashNothingOpens() {
        // Given
        AdminKey closed = new AdminKey(Optional.empty(), Optional.of(PEPPER), Optional.empty());
        // When
        boolean opens = closed.opens("");
        // Then
        assertFalse(opens);
    }

    /// As on the data port, and as HTTP has it (RFC 9110 section 11.1).
    @ParameterizedTest
    @ValueSource(strings = {"Bearer k", "bearer k", "BEARER k", "Bearer  k "})
    void aBearerIsOneHoweverItIsWritten(String authorization) {
        // When
        String shown = AdminKey.shown(authorization);
        // Then
        assertEquals("k", shown);
    }

    @Test
    void theKeyMadeWithThePepperBeforeStillOpens() {
        // Given
        AdminKey replaced =
                new AdminKey(
                        Optional.of(KEY.hash(new Secret(PEPPER))),
                        Optional.of("another pepper for tests, of 32 bytes and more"),
                        Optional.of(PEPPER));
        // When
        boolean opens = replaced.opens(KEY.whole().value());
        // Then
        assertTrue(opens);
    }
}
