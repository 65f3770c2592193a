package dev.sluice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.team.Budget;
import dev.sluice.team.Globs;
import dev.sluice.team.Limits;
import dev.sluice.team.Team;
import dev.sluice.team.Teams.Member;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a key says for all calls that come with it.
class VisitorTest {

    private static final Team TEAM =
            new Team("t", Globs.ALL, Map.of(), List.of(), Limits.NONE, Budget.NONE);

    @ParameterizedTest(name = "the key allows a fallback: {0}, the call: {1}")
    @CsvSource({
        "true, true, true",
        "true, false, false",
        "false, true, false",
        "false, false, false"
    })
    void r10_aFallbackNeedsTheKeysLeaveAndTheCallers(boolean key, boolean call, boolean heard) {
        // Given
        Visitor visitor = new Visitor.Known(null, new Member(TEAM, "k", key));
        // When
        Wishes wishes = visitor.heard(new Wishes(List.of("a"), null, 7, call));
        // Then
        assertEquals(new Wishes(List.of("a"), null, 7, heard), wishes);
    }
}
