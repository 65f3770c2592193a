package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
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

class FitTest {

    @TempDir Path folder;

    private final Made made = new Made();

    @Test
    void fittingTwiceGivesTheSameBytes() throws IOException {
        // Given
        Path rows = Made.rows(folder, "ours", 400, 1);
        made.fit(folder.resolve("mine-1.bin"), rows);
        byte[] first = Files.readAllBytes(folder.resolve("mine-1.bin"));

        // When
        made.fit(folder.resolve("mine-1.bin"), rows);

        // Then
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("mine-1.bin")));
    }

    @Test
    void whatWasFittedTellsHardFromEasy() throws IOException {
        // Given
        Path file = made.fit(folder.resolve("mine-1.bin"), Made.rows(folder, "ours", 600, 1));
        List<Row> fresh = new Rows().read(List.of(Made.rows(folder, "later", 600, 2))).rows();
        Artifact fitted = Artifact.read(file);

        // When
        double[] scores = fresh.stream().mapToDouble(row -> fitted.score(row.features())).toArray();

        // Then
        double figure = Transfer.by(fresh, scores).get("pooled");
        assertTrue(figure > 0.62, "APGR11 " + figure);
    }

    @Test
    void eachSourceHasItsOwnCalibration() throws IOException {
        // Given
        Path one = Made.rows(folder, "one", 300, 1);
        Path two = Made.rows(folder, "two", 300, 2);

        // When
        Path file = made.fit(folder.resolve("mine-1.bin"), one, two);

        // Then
        assertEquals("[one, pooled, two]", Artifact.read(file).pairs().toString());
    }

    @Test
    void fewRowsKeepTheWeightsAndGetABaseRate() throws IOException {
        // Given
        Path rows = Made.rows(folder, "ours", 120, 1);

        // When
        Artifact fitted = Artifact.read(made.fit(folder.resolve("mine-1.bin"), rows));

        // Then
        assertArrayEquals(Artifact.shipped().weights().buckets(), fitted.weights().buckets());
        assertEquals(
                Artifact.shipped().calibration(Calibration.POOLED).a(),
                fitted.calibration("ours").a());
    }

    @Test
    void sourcesThatAreNotPermittedDoNotShip() throws IOException {
        // Given
        Path rows = Made.rows(folder, "ours", 300, 1);
        Path permit = Files.writeString(folder.resolve("permit"), "# known\nothers: MIT\n");
        Fit.Order order =
                new Fit.Order(List.of(rows), permit, true, null, folder.resolve("x.bin"), 0);

        // When
        Unreadable no = assertThrows(Unreadable.class, () -> run(order));

        // Then
        assertEquals(
                permit
                        + ": does not permit ours to train weights that are shipped; it permits others",
                no.getMessage());
    }

    @Test
    void theCardNamesSourcesAndLicences() throws IOException {
        // Given
        Path rows = Made.rows(folder, "ours", 300, 1);
        Path permit = Files.writeString(folder.resolve("permit"), "ours: MIT\n");
        Path out = folder.resolve("x-1.bin");

        // When
        run(new Fit.Order(List.of(rows), permit, true, null, out, 0));

        // Then
        String card = Files.readString(Artifact.card(out));
        assertTrue(card.contains("\"ours\" : \"MIT\"") && card.contains("\"rows\" : 300"), card);
    }

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
    void aRowThatCannotBeScoredIsNamedByLine() {
        // When
        Unreadable no =
                assertThrows(
                        Unreadable.class, () -> score("{\"id\":1,\"prompt\":\"x\"}\nnonsense"));

        // Then
        assertEquals("stdin:2: is not JSON; one object per line", no.getMessage());
    }

    @Test
    void theReportHoldsEveryWay() throws IOException {
        // Given
        Path one = Made.rows(folder, "one", 250, 1);
        Path two = Made.rows(folder, "two", 250, 2);
        StringWriter out = new StringWriter();
        Evaluation.Order order = new Evaluation.Order(List.of(one, two), null, 2, folder, 0);

        // When
        Evaluation.run(order, new PrintWriter(out), new PrintWriter(new StringWriter()));

        // Then
        String report = Files.readString(folder.resolve("report.html"));
        for (String way :
                List.of(
                        "random",
                        "length",
                        "keyword",
                        "artifact",
                        "own fit",
                        "one for all",
                        "left out")) {
            assertTrue(out.toString().contains(way) && report.contains(way), way);
        }
    }

    private String score(String rows) {
        StringWriter out = new StringWriter();
        Scoring.by(null)
                .run(
                        new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out));
        return out.toString();
    }

    private void run(Fit.Order order) {
        Fit.run(order, new PrintWriter(made.out), new PrintWriter(made.err));
    }
}
