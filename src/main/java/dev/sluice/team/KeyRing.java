package dev.sluice.team;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The hashed keys by public id. Immutable. Compares in the same time whether the id is known or
/// not, and whichever pepper made the hash.
final class KeyRing {

    private static final int HASH_BYTES = 32;
    private static final Entry NOBODY = new Entry(new byte[HASH_BYTES], null);

    private final Map<String, Entry> entries = new HashMap<>();
    private final List<Pepper> peppers;

    private record Entry(byte[] hash, Teams.@Nullable Member member) {}

    /// Throws `IllegalArgumentException` that names the key by its id: unknown team, an id twice, a
    /// hash that is none; and for keys without a pepper.
    KeyRing(List<Teams.Key> keys, List<Pepper> peppers, Function<String, @Nullable Team> teams) {
        if (!keys.isEmpty() && peppers.isEmpty()) {
            throw new IllegalArgumentException(
                    "team keys need the pepper they were hashed with; set SLUICE_KEY_PEPPER");
        }
        this.peppers = List.copyOf(peppers);
        for (Teams.Key key : keys) {
            Team team = teams.apply(key.team());
            if (team == null) {
                throw new IllegalArgumentException(
                        "key '%s': '%s' is not a team".formatted(key.id(), key.team()));
            }
            Teams.Member member = new Teams.Member(team, key.id(), key.fallback());
            Entry entry = new Entry(decode(key), member);
            if (entries.put(key.id(), entry) != null) {
                throw new IllegalArgumentException(
                        "key '%s' stands twice; make a new one with `sluice key create`"
                                .formatted(key.id()));
            }
        }
    }

    /// Who holds the key; null for nobody. The key is well-formed ([ApiKey#wellFormed]).
    Teams.@Nullable Member holder(String wholeKey) {
        Entry entry = entries.getOrDefault(ApiKey.idOf(wholeKey), NOBODY);
        boolean equal = false;
        for (int i = 0; i < peppers.size(); i++) {
            equal |= MessageDigest.isEqual(entry.hash, peppers.get(i).digest(wholeKey));
        }
        return equal ? entry.member : null;
    }

    private static byte[] decode(Teams.Key key) {
        byte[] hash = key.hash().startsWith(Pepper.SCHEME) ? base64(key.hash()) : new byte[0];
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException(
                    "key '%s': the hash must be '%s' and 43 characters of base64url, as `sluice key"
                                    .formatted(key.id(), Pepper.SCHEME)
                            + " create` prints it");
        }
        return hash;
    }

    private static byte[] base64(String hash) {
        try {
            return Base64.getUrlDecoder().decode(hash.substring(Pepper.SCHEME.length()));
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
