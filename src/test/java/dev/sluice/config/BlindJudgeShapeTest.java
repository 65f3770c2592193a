package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Opinions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlindJudgeShapeTest {

    @TempDir Path directory;

    private Opinions.Blind judge(String said) throws IOException {
        Given.write(directory, "r.yaml", "routes: { one: { fast: sim-fast" + said + " } }");
        return Given.loaded(directory).opinions().get("one").blind();
    }

    @Test
    void nobodyJudgesUnlessToldTo() throws IOException {
        assertNull(judge(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sim-reasoning | 0.01 1000000",
                "{ model: sim-reasoning, share: 0.2, spend-per-day: 2.50 } | 0.2 2500000"
            })
    void aModelJudgesAShareForSomeMoney(String said, String read) throws IOException {
        // When
        Opinions.Blind judge = Objects.requireNonNull(judge(", blind-judge: " + said));
        // Then
        assertEquals(
                "sim-reasoning " + read,
                judge.asked().model() + " " + judge.share() + " " + judge.asked().dailyMicros());
    }

    @Test
    void whoJudgesHasAPriceSoThatItsCapHolds() throws IOException {
        // Given
        Given.write(
                directory,
                "r.yaml",
                """
                providers: { up: { dialect: openai, base-url: "http://127.0.0.1:9/v1" } }
                models: { free: { provider: up, upstream: f } }
                routes: { one: { fast: sim-fast, blind-judge: free } }
                """);
        // When
        List<String> problems = Given.problems(directory);
        // Then
        assertTrue(
                problems.stream()
                        .anyMatch(one -> one.contains("blind-judge") && one.contains("no price")),
                problems.toString());
    }
}
