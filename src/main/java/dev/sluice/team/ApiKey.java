package dev.sluice.team;

import dev.sluice.wire.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/// A new key: the only place where a whole key exists on our side. It is shown once and never
/// stored. Shape (security S8): `slc_`, 8 characters of public id, `_`, 43 characters of secret (32
/// random bytes in base62), `_`, 6 characters of CRC-32 over all before it. Prefix and checksum let
/// secret scanners recognise a key, and let us refuse a typo before any look-up.
///
/// @param id the public part
/// @param whole what the caller sends
public record ApiKey(String id, Secret whole) {

    /// Characters of a whole key: 4 + 8 + 1 + 43 + 1 + 6.
    static final int LENGTH = 63;

    private static final String PREFIX = "slc_";
    private static final int ID_END = 12;
    private static final int CHECKED = 56;
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    /// A key no one has; with `SecureRandom` no one can guess it.
    public static ApiKey fresh(RandomGenerator random) {
        StringBuilder id = new StringBuilder(8);
        while (id.length() < 8) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return fresh(id.toString(), random);
    }

    /// A key with a public id of one's choice. Throws `IllegalArgumentException` for an id that is
    /// not 8 letters and digits.
    public static ApiKey fresh(String id, RandomGenerator random) {
        if (id.length() != 8 || id.chars().anyMatch(letter -> DIGITS.indexOf(letter) < 0)) {
            throw new IllegalArgumentException(
                    "id '%s' must be 8 characters of 0-9, A-Z, a-z".formatted(id));
        }
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String checked = PREFIX + id + '_' + base62(new BigInteger(1, secret), 43);
        String whole = checked + '_' + checksum(checked.getBytes(StandardCharsets.US_ASCII));
        return new ApiKey(id, new Secret(whole));
    }

    /// What configuration holds of it. Throws `IllegalArgumentException` for a pepper that must not
    /// be used.
    public String hash(Secret pepper) {
        return new Pepper(pepper).hash(whole.value());
    }

    /// Whether the text has the shape and the checksum of a key, whoever made it.
    static boolean wellFormed(String text) {
        if (text.length() != LENGTH
                || !text.startsWith(PREFIX)
                || text.charAt(ID_END) != '_'
                || text.charAt(CHECKED) != '_') {
            return false;
        }
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return text.endsWith(checksum(bytes));
    }

    /// The public id of a well-formed key.
    static String idOf(String wellFormed) {
        return wellFormed.substring(PREFIX.length(), ID_END);
    }

    private static String checksum(byte[] key) {
        CRC32 crc = new CRC32();
        crc.update(key, 0, CHECKED);
        long rest = crc.getValue();
        char[] digits = new char[6];
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    private static String base62(BigInteger number, int width) {
        StringBuilder digits = new StringBuilder(width);
        BigInteger rest = number;
        for (int i = 0; i < width; i++) {
            BigInteger[] step = rest.divideAndRemainder(BASE);
            digits.append(DIGITS.charAt(step[1].intValue()));
            rest = step[0];
        }
        return digits.reverse().toString();
    }
}
