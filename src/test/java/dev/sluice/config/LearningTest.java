package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.team.Learning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a team agrees to.
class LearningTest {

    @TempDir Path directory;

    private Learning learning(String team) throws IOException {
        Given.write(directory, "t.yaml", "teams: { t: { " + team + " } }");
        return Given.loaded(directory).teams().all().getFirst().learning();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "learning: {}", "learning: { keep-prompts: false }"})
    void nothingIsLearnedWithoutConsent(String team) throws IOException {
        // When
        Learning learning = learning(team);
        // Then
        assertEquals(Learning.NONE, learning);
    }

    @Test
    void tenTimesAsMuchIsExploredInsideTheBand() throws IOException {
        // When
        Learning learning = learning("learning: { explore: 0.01 }");
        // Then
        assertEquals(new Learning(0.01, 0.1, false, false), learning);
    }

    @Test
    void aShareIsNeverMoreThanAll() throws IOException {
        // When
        Learning learning = learning("learning: { explore: 0.3 }");
        // Then
        assertEquals(new Learning(0.3, 1, false, false), learning);
    }

    @Test
    void eachShareCanBeSaid() throws IOException {
        // When
        Learning learning =
                learning(
                        "learning: { explore: 0, explore-unsure: 0.2, keep-prompts: true, judged: true }");
        // Then
        assertEquals(new Learning(0, 0.2, true, true), learning);
    }

    @ParameterizedTest
    @CsvSource({"explore: 1.1, explore", "explore-unsure: -0.1, explore-unsure"})
    void aShareLiesBetweenNothingAndAll(String said, String key) throws IOException {
        // Given
        Given.write(directory, "t.yaml", "teams: { t: { learning: { " + said + " } } }");
        // When
        List<String> problems = Given.problems(directory);
        // Then
        assertEquals(
                "t.yaml:1: teams.t.learning." + key,
                problems.getFirst().substring(0, problems.getFirst().lastIndexOf(": ")));
    }
}
