package dev.sluice.team;

import dev.sluice.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that turns a key into its hash, so that a stolen configuration cannot be tested
/// against guessed keys (security S9). Any thread may use one: the initialised MAC is only cloned.
/// A hash takes about a microsecond, which is why verified keys are not cached.
final class Pepper {

    /// In front of every hash in configuration; names the way it was made.
    static final String SCHEME = "hmac-sha256:";

    private static final String ALGORITHM = "HmacSHA256";

    /// Below this a pepper is no secret (security S9).
    private static final int LEAST_BYTES = 32;

    /// 32 random bytes in hex have 8 or fewer different digits once in 10^9; typed ones often do.
    private static final int LEAST_DISTINCT = 8;

    private final Mac mac;

    /// Throws `IllegalArgumentException` for a short or repetitive secret.
    Pepper(Secret secret) {
        byte[] bytes = secret.value().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES
                || secret.value().chars().distinct().count() < LEAST_DISTINCT) {
            throw new IllegalArgumentException(
                    "the key pepper must be at least 32 random bytes; make one with"
                            + " `openssl rand -hex 32` and set SLUICE_KEY_PEPPER to it");
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /// The hash as configuration holds it: [#SCHEME] and base64url without padding.
    String hash(String wholeKey) {
        return SCHEME + Base64.getUrlEncoder().withoutPadding().encodeToString(digest(wholeKey));
    }

    byte[] digest(String wholeKey) {
        try {
            return ((Mac) mac.clone()).doFinal(wholeKey.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's HmacSHA256 can be cloned", e);
        }
    }
}
