package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.Calibration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                new Fit.Order(List.of(rows), permit, true, null, folder.resolve("x.bin"), 0, "");

        // When
        Unreadable no = assertThrows(Unreadable.class, () -> run(order));

        // Then
        assertEquals(
                rows
                        + ":1: source: ours may not train weights that are shipped; %s permits others"
                                .formatted(permit),
                no.getMessage());
    }

    @Test
    void theCardNamesSourcesAndLicences() throws IOException {
        // Given
        Path rows = Made.rows(folder, "ours", 300, 1);
        Path permit = Files.writeString(folder.resolve("permit"), "ours: MIT\n");
        Path out = folder.resolve("x-1.bin");

        // When
        run(new Fit.Order(List.of(rows), permit, true, null, out, 0, ""));

        // Then
        String card = Files.readString(Artifact.card(out));
        assertTrue(card.contains("\"ours\" : \"MIT\"") && card.contains("\"rows\" : 300"), card);
    }

    @Test
    void theCardOfWhatIsShippedNamesTheTrainersCommit() throws IOException {
        // Given
        Path rows = Made.rows(folder, "ours", 300, 1);
        Path permit = Files.writeString(folder.resolve("permit"), "ours: MIT\n");
        Path out = folder.resolve("x-1.bin");

        // When
        run(new Fit.Order(List.of(rows), permit, true, null, out, 0, "4f2a"));

        // Then
        String card = Files.readString(Artifact.card(out));
        assertTrue(card.contains("\"trainer_commit\" : \"4f2a\""), card);
    }

    @Test
    void theReportHoldsEveryWay() throws IOException {
        // Given
        Path one = Made.rows(folder, "one", 250, 1);
        Path two = Made.rows(folder, "two", 250, 2);
        Evaluation.Order order = new Evaluation.Order(List.of(one, two), null, 2, 0.3, folder, 0);

        // When
        Evaluation.run(order, new PrintWriter(made.out), new PrintWriter(made.err));

        // Then
        String report = Files.readString(folder.resolve("report.html"));
        for (String way :
                List.of(
                        "random",
                        "length",
                        "keyword",
                        "artifact",
                        "artifact, unseen",
                        "own fit",
                        "one for all",
                        "left out")) {
            assertTrue(report.contains("<tr><td>" + way + "<td>"), way);
        }
    }

    private void run(Fit.Order order) {
        Fit.run(order, new PrintWriter(made.out), new PrintWriter(made.err));
    }
}
