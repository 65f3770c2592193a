package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Artifact;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a fit is told to start from and where to write, and what it answers before it begins.
class FitOrderTest {

    @TempDir Path folder;

    private final Made made = new Made();
    private Path many;

    @BeforeEach
    void makeRows() throws IOException {
        many = Made.rows(folder, "ours", 240, 1);
    }

    @Test
    void theCardOfWeightsThatAreTheRowsAloneStartsFromNothing() throws IOException {
        // When
        Path out = made.fit(folder.resolve("mine-1.bin"), many);

        // Then
        String card = Files.readString(Artifact.card(out));
        assertTrue(card.contains("\"started_from\" : \"nothing\""), card);
    }

    @Test
    void theCardOfWeightsThatAreKeptNamesThem() throws IOException {
        // Given
        Path few = Made.rows(folder, "few", 30, 1);

        // When
        Path out = made.fit(folder.resolve("mine-1.bin"), few);

        // Then
        String card = Files.readString(Artifact.card(out));
        assertTrue(card.contains("\"started_from\" : \"general-1@"), card);
    }

    @Test
    void whoNamesAStartThatIsNotUsedIsTold() throws IOException {
        // Given
        Path other = made.fit(folder.resolve("other-1.bin"), many);

        // When
        fit(many, other, folder.resolve("mine-1.bin"));

        // Then
        String said =
                "sluice fit: --from %s is not used: from 200 rows on weights are the rows' alone"
                        .formatted(other);
        assertEquals(1, made.err.toString().lines().filter(said::equals).count());
    }

    @Test
    void fewRowsKeepTheWeightsThatAreNamed() throws IOException {
        // Given
        Path other = made.fit(folder.resolve("other-1.bin"), many);
        Path few = Made.rows(folder, "few", 30, 1);
        Path out = folder.resolve("mine-1.bin");

        // When
        fit(few, other, out);

        // Then
        assertArrayEquals(
                Artifact.read(other).weights().buckets(), Artifact.read(out).weights().buckets());
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeTheFit() {
        // Given
        Path out = folder.resolve("nowhere").resolve("x.bin");

        // When
        Unreadable no = assertThrows(Unreadable.class, () -> fit(many, null, out));

        // Then
        assertEquals(out + ": cannot be written", no.getMessage());
        assertEquals("", made.err.toString());
    }

    @Test
    void aCardThatCannotBeWrittenIsToldBeforeTheFit() throws IOException {
        // Given
        Path card = Files.createDirectory(folder.resolve("x.json"));

        // When
        Unreadable no =
                assertThrows(Unreadable.class, () -> fit(many, null, folder.resolve("x.bin")));

        // Then
        assertEquals(card + ": cannot be written", no.getMessage());
        assertFalse(Files.exists(folder.resolve("x.bin")));
    }

    @Test
    void aReportThatCannotBeWrittenIsToldBeforeTheEvaluation() throws IOException {
        // Given
        Path report = Files.writeString(folder.resolve("report"), "a file, no folder");
        Evaluation.Order order = new Evaluation.Order(List.of(many), null, 2, 0.3, report, 0);

        // When
        Unreadable no =
                assertThrows(
                        Unreadable.class,
                        () ->
                                Evaluation.run(
                                        order,
                                        new PrintWriter(made.out),
                                        new PrintWriter(made.err)));

        // Then
        assertEquals(report + ": is no folder that can be made", no.getMessage());
        assertEquals("", made.err.toString());
    }

    @Test
    void everySourceThatIsNotPermittedIsNamedByItsFirstRow() throws IOException {
        // Given
        Path other = Made.rows(folder, "theirs", 2, 1);
        Path permit = Files.writeString(folder.resolve("permit"), "known: MIT\n");
        Fit.Order order =
                new Fit.Order(
                        List.of(many, other), permit, true, null, folder.resolve("x.bin"), 0, "");

        // When
        Unreadable no = assertThrows(Unreadable.class, () -> run(order));

        // Then
        assertEquals(
                "%s:1: source: ours may not train weights that are shipped; nor theirs (%s:1); %s permits known"
                        .formatted(many, other, permit),
                no.getMessage());
    }

    private void fit(Path rows, Path from, Path out) {
        run(new Fit.Order(List.of(rows), null, false, from, out, 0, ""));
    }

    private void run(Fit.Order order) {
        Fit.run(order, new PrintWriter(made.out), new PrintWriter(made.err));
    }
}
