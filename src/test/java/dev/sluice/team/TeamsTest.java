package dev.sluice.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.wire.Credential;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Secret;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TeamsTest {

    private static final Secret PEPPER = new Secret("0123456789abcdef0123456789abcdef");
    private static final ApiKey KEY = ApiKey.fresh(new Random(1));
    private static final Team SEARCH = team("search");

    @Test
    void knowsTheTeamOfAKey() {
        // Given
        Teams teams = guarded();

        // When
        Teams.Member member = teams.identify(bearer(KEY));

        // Then
        assertEquals(new Teams.Member(SEARCH, KEY.id()), member);
    }

    @Test
    void refusesACallWithoutAKeyAndSaysWhatToSend() {
        // Given
        Teams teams = guarded();

        // When
        Refusal.Unauthenticated refusal = refusal(teams, new Credential.None());

        // Then
        assertEquals(
                new Refusal.Unauthenticated(
                        "missing",
                        "The request carries no key; send 'Authorization: Bearer <key>'; a key is"
                                + " made with `sluice key create --team NAME`."),
                refusal);
    }

    @Test
    void refusesAKeyNobodyHolds() {
        // Given
        Teams teams = guarded();

        // When
        Refusal.Unauthenticated refusal = refusal(teams, bearer(ApiKey.fresh(new Random(2))));

        // Then
        assertEquals("unknown", refusal.reason());
    }

    @Test
    void refusesATypoBeforeAnyLookUp() {
        // Given
        Teams teams = guarded();
        String typo = KEY.whole().value().replace("slc_", "slc-");

        // When
        Refusal.Unauthenticated refusal = refusal(teams, new Credential.Bearer(typo));

        // Then
        assertEquals("malformed", refusal.reason());
    }

    @Test
    void neverRepeatsTheCredentialInARefusal() {
        // Given
        Teams teams = guarded();
        ApiKey stranger = ApiKey.fresh(new Random(3));

        // When
        Refusal.Unauthenticated refusal = refusal(teams, bearer(stranger));

        // Then
        assertFalse(refusal.message().contains(stranger.whole().value().substring(13, 50)));
    }

    @Test
    void refusesWhatCannotBeACredentialEvenWhenOpen() {
        // Given
        Teams open = new Teams(List.of(SEARCH), List.of(), List.of());

        // When
        Refusal.Unauthenticated refusal =
                refusal(open, new Credential.Malformed("two different ones"));

        // Then
        assertTrue(refusal.message().contains("two different ones"));
    }

    @Test
    void takesNoNameOfATeamOnceSomebodyHasAKey() {
        // Given
        Teams teams = guarded();

        // When
        Refusal.Unauthenticated refusal = refusal(teams, new Credential.Bearer("search"));

        // Then
        assertEquals("malformed", refusal.reason());
    }

    @Test
    void closesForEveryTeamWithTheFirstKey() {
        // Given
        Teams teams =
                new Teams(
                        List.of(team("default"), SEARCH),
                        List.of(new Teams.Key(KEY.id(), KEY.hash(PEPPER), "search")),
                        List.of(PEPPER));

        // When
        Refusal.Unauthenticated refusal = refusal(teams, new Credential.None());

        // Then
        assertEquals("missing", refusal.reason());
    }

    private static Teams guarded() {
        return new Teams(
                List.of(SEARCH),
                List.of(new Teams.Key(KEY.id(), KEY.hash(PEPPER), "search")),
                List.of(PEPPER));
    }

    private static Team team(String id) {
        return new Team(id, Globs.ALL, Map.of(), List.of(), Limits.NONE, Budget.NONE);
    }

    private static Credential bearer(ApiKey key) {
        return new Credential.Bearer(key.whole().value());
    }

    private static Refusal.Unauthenticated refusal(Teams teams, Credential credential) {
        Refused refused = assertThrows(Refused.class, () -> teams.identify(credential));
        return assertInstanceOf(Refusal.Unauthenticated.class, refused.refusal());
    }
}
