package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.complexity.Features;
import dev.sluice.complexity.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way is judged as what it stands for: a fit as `fit` makes it, a new user's first day, an
/// artifact on what it saw.
class WaysTest {

    private static final int MANY = 400;

    @TempDir Path folder;

    private final Made made = new Made();

    @Test
    void anOwnFitToFewRowsKeepsTheShippedWeights() throws IOException {
        // Given
        Path rows = Made.rows(folder, "ours", 120, 1);

        // When
        evaluate(null, rows);

        // Then
        assertEquals(figure("artifact").asDouble(), figure("own fit").asDouble());
    }

    @Test
    void anOwnFitToManyRowsIsOfTheRowsAlone() throws IOException {
        // Given
        Path rows = Made.rows(folder, "ours", MANY, 1);

        // When
        evaluate(null, rows);

        // Then
        assertTrue(figure("own fit").asDouble() > figure("artifact").asDouble());
    }

    @Test
    void fewRowsAreCalibratedWithTheSlopeThatIsKept() {
        // Given
        List<Row> rows = rows("ours", 0.5).subList(0, 100);
        double[] scores = IntStream.range(0, 100).mapToDouble(i -> i / 100.0).toArray();

        // When
        double[] told = new Calibrating(rows, scores).crossed(2, 2);

        // Then two rows of one fold are as far apart as their scores, times the slope
        assertEquals(2 * (scores[90] - scores[10]), odds(told[90]) - odds(told[10]), 1e-9);
    }

    @Test
    void aSourceThatIsLeftOutIsNotCalibratedWithItself() {
        // Given a source that needs the strong model rarely and one that needs it often
        List<Row> rows = new ArrayList<>(rows("rarely", 0.05));
        rows.addAll(rows("often", 0.5));

        // When
        double[] told = new Transfer(rows, _ -> {}).told(new double[2 * MANY]);

        // Then each is told what is so for the other
        assertEquals(0.5, told[0], 0.08);
        assertEquals(0.05, told[MANY], 0.03);
    }

    @Test
    void whoJudgesAnArtifactOnItsOwnRowsIsTold() throws IOException {
        // Given
        Path rows = Made.rows(folder, "ours", MANY, 1);
        Path mine = made.fit(folder.resolve("mine-1.bin"), rows);

        // When
        evaluate(mine, rows);

        // Then
        String said = "artifact: it was fitted to ours.jsonl; its figures on those rows say";
        assertTrue(made.out.toString().contains(said), made.out.toString());
    }

    @Test
    void rowsThatAnArtifactNeverSawAreJudgedWithoutAWarning() throws IOException {
        // Given
        Path mine = made.fit(folder.resolve("mine-1.bin"), Made.rows(folder, "ours", MANY, 1));
        Path later = Made.rows(folder, "later", MANY, 2);

        // When
        evaluate(mine, later);

        // Then
        assertFalse(made.out.toString().contains("it was fitted to"), made.out.toString());
    }

    private void evaluate(@Nullable Path artifact, Path rows) {
        Evaluation.run(
                new Evaluation.Order(List.of(rows), artifact, 2, 0.3, folder, 0),
                new PrintWriter(made.out),
                new PrintWriter(made.err));
    }

    private JsonNode figure(String way) throws IOException {
        byte[] figures = Files.readAllBytes(folder.resolve(Figures.FILE));
        return new ObjectMapper().readTree(figures).get("ours").get(way).get("apgr11");
    }

    private static double odds(double p) {
        return Math.log(p / (1 - p));
    }

    private static List<Row> rows(String source, double needing) {
        Random random = new Random(1);
        Features features = new Features(new int[Reading.SLOTS], new int[0]);
        return IntStream.range(0, MANY)
                .mapToObj(i -> {
                    int weak = random.nextDouble() < needing ? 0 : 1;
                    return new Row(source + i, source, weak, 1, i % 256, 1, 0, features);
                })
                .toList();
    }
}
