package dev.sluice.admin;

import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The admin key, of which only the hash is known. Any thread.
@Singleton
final class AdminKey {

    private static final String BEARER = "Bearer ";

    private final String hash;
    private final List<Secret> peppers;

    @Inject
    AdminKey(
            @ConfigProperty(name = "sluice.admin.key-hash") Optional<String> hash,
            @ConfigProperty(name = "sluice.key.pepper") Optional<String> pepper,
            @ConfigProperty(name = "sluice.key.pepper-before") Optional<String> before) {
        this.hash = hash.orElse("");
        this.peppers =
                Stream.of(pepper, before).flatMap(Optional::stream).map(Secret::new).toList();
    }

    /// Whether it is the admin key. Compares in the same time wherever it differs.
    boolean opens(String key) {
        byte[] wanted = hash.getBytes(StandardCharsets.UTF_8);
        boolean equal = false;
        for (Secret pepper : peppers) {
            String given = new ApiKey("", new Secret(key)).hash(pepper);
            equal |= MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
        }
        return equal && wanted.length > 0;
    }

    /// What a program shows with each request as a key; null when it shows none.
    static @Nullable String shown(@Nullable String authorization) {
        return authorization != null
                        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
