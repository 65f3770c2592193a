package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an evaluation leaves to read (routing-quality.md section 10, "honesty").
class EvaluationReportTest {

    @TempDir private static Path folder;

    private static String printed;

    @BeforeAll
    static void evaluate() throws IOException {
        StringWriter out = new StringWriter();
        Path one = Made.rows(folder, "one", 250, 1);
        Path two = Made.rows(folder, "two", 250, 2);
        Evaluation.run(
                new Evaluation.Order(List.of(one, two), null, 2, 0.3, folder, 7),
                new PrintWriter(out),
                new PrintWriter(new StringWriter()));
        printed = out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500 rows, 2 folds, seed 7",
                "<code>general-1@",
                "<h2>one</h2><p>n = 250</p>",
                "Mean of the sources' APGR11: random 0.",
                "<th>said<th>seen<th>interval<th>n",
                "<th>from 0.3 on: share, 95 %"
            })
    void theReportHolds(String what) throws IOException {
        // When
        String report = Files.readString(folder.resolve(Report.FILE));

        // Then
        assertTrue(report.contains(what), report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"share_low", "quality_high", "pgr_low", "missed_low", "wasted_high"})
    void theFiguresHoldTheBandsOfTheOperatingPoint(String name) throws IOException {
        // When
        String figures = Files.readString(folder.resolve(Figures.FILE));

        // Then
        assertTrue(figures.contains("\"" + name + "\""), figures);
    }

    @Test
    void theTextTellsTheOperatingPointWithItsBands() {
        assertTrue(
                printed.matches(
                        "(?s).*own fit: from 0.30 on share 0\\.\\d+ \\[0\\.\\d+ 0\\.\\d+].*"),
                printed);
    }

    @Test
    void theTextTellsTheUnpairedIntervalToo() {
        assertTrue(
                printed.matches("(?s).*own fit: [01]\\.\\d+ to [01]\\.\\d+, lead over length.*"),
                printed);
    }
}
