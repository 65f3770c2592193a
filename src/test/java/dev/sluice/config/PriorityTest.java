package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.team.Rank;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose calls go first.
class PriorityTest {

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "'', NORMAL",
        "priority: high, HIGH",
        "priority: normal, NORMAL",
        "priority: low, LOW"
    })
    void aTeamIsLikeOthersUnlessItIsSaid(String team, Rank rank) throws IOException {
        // Given
        Given.write(directory, "t.yaml", "teams: { t: { " + team + " } }");
        // When
        Rank read = Given.loaded(directory).teams().all().getFirst().rank();
        // Then
        assertEquals(rank, read);
    }
}
