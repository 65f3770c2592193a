package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.team.Team;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTest {

    @TempDir Path directory;

    @Test
    void aloneItHasSomethingToSee() {
        // When
        Snapshot alone = Given.loaded(null);
        // Then
        assertEquals(List.of("default", "research"), teams(alone));
        assertEquals(2, alone.teams().all().getLast().rules().size());
        assertTrue(alone.open());
        assertTrue(alone.models().values().stream().noneMatch(EmbeddedTest::free));
    }

    @Test
    void besideOnesOwnFilesASimulationCostsNothingAndItsTeamIsGone() throws IOException {
        // Given
        Given.write(directory, "routes.yaml", "routes: { mine: { fast: sim-fast } }");
        // When
        Snapshot beside = Given.loaded(directory);
        // Then
        assertEquals(List.of("default"), teams(beside));
        assertTrue(beside.models().values().stream().allMatch(EmbeddedTest::free));
    }

    private static boolean free(Model model) {
        return model.price() == null;
    }

    private static List<String> teams(Snapshot of) {
        return of.teams().all().stream().map(Team::id).toList();
    }
}
