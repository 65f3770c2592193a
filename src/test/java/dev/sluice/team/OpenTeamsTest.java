package dev.sluice.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.wire.Credential;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where no team has a key.
class OpenTeamsTest {

    private static final Team SEARCH = team("search");

    @Test
    void takesAnyBearerForTheDefaultTeamWithoutKeys() {
        // Given
        Teams open = new Teams(List.of(SEARCH, team("default")), List.of(), List.of());

        // When
        Teams.Member member = open.identify(new Credential.Bearer("sk-anything"));

        // Then
        assertEquals(new Teams.Member(team("default"), "open"), member);
    }

    @Test
    void takesTheNameOfATeamForAKeyWhereNobodyHasOne() {
        // Given
        Teams open = new Teams(List.of(SEARCH, team("default")), List.of(), List.of());

        // When
        Teams.Member member = open.identify(new Credential.Bearer("search"));

        // Then
        assertEquals(new Teams.Member(SEARCH, "open"), member);
    }

    @Test
    void takesNoCredentialForTheOnlyTeamWithoutKeys() {
        // Given
        Teams open = new Teams(List.of(SEARCH), List.of(), List.of());

        // When
        Teams.Member member = open.identify(new Credential.None());

        // Then
        assertEquals(SEARCH, member.team());
    }

    @Test
    void makesADefaultTeamThatMayUseEverythingWhenThereIsNone() {
        // Given
        Teams open = new Teams(List.of(), List.of(), List.of());

        // When
        Team team = open.identify(new Credential.None()).team();

        // Then
        assertEquals(team("default"), team);
    }

    @Test
    void refusesSeveralTeamsThatNobodyCanTellApart() {
        // Given
        List<Team> several = List.of(SEARCH, team("ads"));

        // When
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Teams(several, List.of(), List.of()));

        // Then
        assertTrue(refusal.getMessage().contains("sluice key create"));
    }

    private static Team team(String id) {
        return new Team(id, Globs.ALL, Map.of(), List.of(), Limits.NONE, Budget.NONE);
    }
}
