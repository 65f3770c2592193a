package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {

    @TempDir Path folder;

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | is not a JSON object; one row per line",
                "{\"id\": | is not JSON; one object per line",
                "{\"source\":\"s\",\"prompt\":\"x\",\"weak_correct\":1,\"strong_correct\":1} | id: is missing; every row has one",
                "{\"id\":\"1\",\"prompt\":\"x\",\"weak_correct\":1,\"strong_correct\":1} | source: is missing; name the pair of models",
                "{\"id\":\"1\",\"source\":\"s\",\"weak_correct\":1,\"strong_correct\":1} | prompt: is missing; a row has a prompt or features",
                "{\"id\":\"1\",\"source\":\"s\",\"prompt\":\"x\",\"strong_correct\":1} | weak_correct: is missing; a number from 0 to 1",
                "{\"id\":\"1\",\"source\":\"s\",\"prompt\":\"x\",\"weak_correct\":2,\"strong_correct\":1} | weak_correct: 2.0 is not a number from 0 to 1",
                "{\"id\":\"1\",\"source\":\"s\",\"features\":{\"version\":9,\"slots\":[],\"buckets\":[]},\"weak_correct\":1,\"strong_correct\":1} | features: version 9 with 0 slots; this program reads version 1 with 88"
            })
    void aWrongRowIsNamedByFileAndLine(String row, String problem) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("bad.jsonl"), "\n" + row + "\n");

        // When
        Unreadable no = assertThrows(Unreadable.class, () -> new Rows().read(List.of(file)));

        // Then
        assertEquals(file + ":2: " + problem, no.getMessage());
    }

    @Test
    void recordedFeaturesAreAsGoodAsThePrompt() throws IOException {
        // Given
        Path prompts = Made.rows(folder, "ours", 1, 1);
        var features = new Rows().read(List.of(prompts)).rows().getFirst().features();
        String row =
                "{\"id\":\"1\",\"source\":\"s\",\"features\":{\"version\":1,\"slots\":%s,\"buckets\":%s},\"weak_correct\":1,\"strong_correct\":1}"
                        .formatted(
                                java.util.Arrays.toString(features.slots()),
                                java.util.Arrays.toString(features.buckets()));
        Path file = Files.writeString(folder.resolve("records.jsonl"), row);

        // When
        Row read = new Rows().read(List.of(file)).rows().getFirst();

        // Then
        assertEquals(features, read.features());
    }

    @Test
    void scoresComeInOrderWithTheirIds() {
        // Given
        String rows = "{\"id\":\"a\\\"b\",\"prompt\":\"x\"}\n\n{\"id\":7,\"prompt\":\"한글\"}";

        // When
        String scores = score(rows);

        // Then
        assertTrue(
                scores.matches(
                        "\\{\"id\":\"a\\\\\"b\",\"score\":0\\.\\d+}\\R\\{\"id\":7,\"score\":0\\.\\d+}\\R"),
                scores);
    }

    @Test
    void whoScoresManyRowsIsToldHowFarItIs() {
        // When
        score("{\"id\":1,\"prompt\":\"x\"}\n".repeat(20_001));

        // Then
        assertEquals(
                List.of("sluice score: 10000 rows", "sluice score: 20000 rows"),
                err.toString().lines().toList());
    }

    @Test
    void aRowThatCannotBeScoredIsNamedByLine() {
        // When
        Unreadable no =
                assertThrows(
                        Unreadable.class, () -> score("{\"id\":1,\"prompt\":\"x\"}\nnonsense"));

        // Then
        assertEquals("stdin:2: is not JSON; one object per line", no.getMessage());
    }

    private String score(String rows) {
        StringWriter out = new StringWriter();
        Scoring.by(null, new PrintWriter(err))
                .run(
                        new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out));
        return out.toString();
    }
}
