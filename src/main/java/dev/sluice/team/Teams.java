package dev.sluice.team;

import dev.sluice.wire.Credential;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Identifies the caller (docs/life-of-a-request.md, step 1). Immutable; built anew with each
/// configuration snapshot.
public final class Teams {

    private static final String DEFAULT = "default";
    private static final String HOW =
            "send 'Authorization: Bearer <key>'; a key is made with `sluice key create --team NAME`";

    private final Map<String, Team> byId;
    private final KeyRing keys;
    private final @Nullable Member open;

    /// Throws `IllegalArgumentException` for what `config` should have reported before: several
    /// teams without a `default` and without a key, and all that [KeyRing] and [Pepper] refuse.
    ///
    /// @param keys every key of every team; none at all means that any bearer, or none, is accepted
    ///   (on loopback only, which `api` sees to) as the team it names, else as the team `default`,
    ///   or as the only team there is
    /// @param peppers secrets of the key hashes, the current one first; two while one is being
    ///   replaced (security S9)
    public Teams(List<Team> teams, List<Key> keys, List<Secret> peppers) {
        this.byId = new LinkedHashMap<>();
        teams.forEach(team -> byId.put(team.id(), team));
        this.open = keys.isEmpty() ? new Member(openTeam(byId), "open") : null;
        this.keys = new KeyRing(keys, peppers.stream().map(Pepper::new).toList(), byId::get);
    }

    /// A key as configuration holds it: the public id and the hash, `hmac-sha256:` and base64url of
    /// the MAC over the whole key.
    ///
    /// @param fallback whether other models may answer in the stead of the first one
    public record Key(String id, String hash, String team, boolean fallback) {

        public Key(String id, String hash, String team) {
            this(id, hash, team, true);
        }
    }

    /// In file order.
    public List<Team> all() {
        return List.copyOf(byId.values());
    }

    /// @param keyId the public part of the key, or `open` where no key is needed
    /// @param fallback whether other models may answer in the stead of the first one
    public record Member(Team team, String keyId, boolean fallback) {

        public Member(Team team, String keyId) {
            this(team, keyId, true);
        }
    }

    /// Throws [dev.sluice.wire.Refused] with `Unauthenticated`. One hash per pepper, one map
    /// look-up, constant-time comparison. A credential that cannot be one is refused even where no
    /// key is needed.
    public Member identify(Credential credential) {
        return switch (credential) {
            case Credential.Malformed malformed ->
                    throw refused(
                            "malformed", "The credential cannot be read: " + malformed.problem());
            case Credential.None _ -> open != null ? open : noKey();
            case Credential.Bearer bearer ->
                    open != null ? named(bearer.token(), open) : holder(bearer.token());
        };
    }

    /// Where nobody has a key, the name of a team does for one.
    private Member named(String token, Member otherwise) {
        Team team = byId.get(token);
        return team == null ? otherwise : new Member(team, otherwise.keyId());
    }

    private static Member noKey() {
        throw refused("missing", "The request carries no key");
    }

    private Member holder(String token) {
        if (!ApiKey.wellFormed(token)) {
            throw refused(
                    "malformed",
                    "The key is mistyped or not of this gateway: one begins with 'slc_' and has %d characters"
                            .formatted(ApiKey.LENGTH));
        }
        Member member = keys.holder(token);
        if (member == null) {
            throw refused("unknown", "The key is not known here: it was removed, or never added");
        }
        return member;
    }

    private static Refused refused(String reason, String problem) {
        return new Refused(new Refusal.Unauthenticated(reason, problem + "; " + HOW + "."));
    }

    private static Team openTeam(Map<String, Team> teams) {
        Team named = teams.get(DEFAULT);
        if (named != null) {
            return named;
        }
        return switch (teams.size()) {
            case 0 -> new Team(DEFAULT, Globs.ALL, Map.of(), List.of(), Limits.NONE, Budget.NONE);
            case 1 -> teams.values().iterator().next();
            default ->
                    throw new IllegalArgumentException(
                            "several teams, none of them 'default', and no key to tell callers apart; "
                                    + "make one with `sluice key create --team NAME`");
        };
    }
}
