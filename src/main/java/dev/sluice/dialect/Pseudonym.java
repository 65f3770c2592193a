package dev.sluice.dialect;

import dev.sluice.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A caller's user under another name, so that a provider can tell users apart and know none
/// (openai-wire PARAM-5): the same one for each request, and useless without the account's key.
final class Pseudonym {

    private static final int LENGTH = 32;

    private Pseudonym() {}

    static String of(String user, Secret key) {
        byte[] secret = ("sluice " + key.value()).getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] hash = mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
