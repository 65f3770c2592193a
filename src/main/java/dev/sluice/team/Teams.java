package dev.sluice.team;

import dev.sluice.wire.Call;
import dev.sluice.wire.Secret;
import java.util.List;

/// Identifies the caller (architecture.md step 1). Immutable; built anew with each configuration
/// snapshot.
public final class Teams {

    /// @param keys every key of every team; none at all means that any bearer, or none, is accepted
    ///   (on loopback only, which `api` sees to) as the team `default`, or as the only team there
    ///   is
    /// @param peppers secrets of the key hashes, the current one first; two while one is being
    ///   replaced (security S9)
    public Teams(List<Team> teams, List<Key> keys, List<Secret> peppers) {}

    /// A key as configuration holds it: the public id and the hash, `hmac-sha256:` and base64url of
    /// the MAC over the whole key.
    public record Key(String id, String hash, String team) {}

    /// Throws [dev.sluice.wire.Refused] with `Unauthenticated`. One hash, one map look-up,
    /// constant-time comparison.
    public Member identify(Call call) {
        throw new UnsupportedOperationException("filled by the team room");
    }

    /// @param keyId the public part of the key, or `open` where no key is needed
    public record Member(Team team, String keyId) {}
}
