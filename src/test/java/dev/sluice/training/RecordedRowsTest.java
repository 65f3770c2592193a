package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Features;
import dev.sluice.complexity.Reading;
import dev.sluice.complexity.Slot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows as `export-rows` writes them where no team gave its prompts away: features alone.
class RecordedRowsTest {

    @TempDir Path folder;

    @Test
    void callsOfOneTurnStandInOneFold() throws IOException {
        // Given an agent that asks once and calls ten times, each time with more around the turn
        Features turn = features("Plan the release in five steps.");
        List<String> lines = new ArrayList<>();
        for (int call = 0; call < 10; call++) {
            int[] slots = turn.slots().clone();
            slots[Slot.CONTEXT.ordinal()] = call;
            lines.add(recorded("call-" + call, new Features(slots, turn.buckets()), 0));
        }

        // When
        List<Row> rows = read(lines);

        // Then
        assertEquals(1, rows.stream().map(Row::draw).distinct().count());
    }

    @Test
    void otherTurnsStandInOtherFolds() throws IOException {
        // Given
        List<String> lines =
                IntStream.range(0, 60)
                        .mapToObj(i ->
                                recorded("t" + i, features("Plan item number" + letters(i)), 0))
                        .toList();

        // When
        List<Row> rows = read(lines);

        // Then
        assertEquals(Row.FOLDS, rows.stream().map(row -> row.fold(Row.FOLDS)).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 31, 300, 2_000})
    void theLengthIsThatOfTheTurn(int characters) throws IOException {
        // When
        Row row = read(List.of(recorded("1", features("a".repeat(characters)), 0))).getFirst();

        // Then slots hold sixteen steps for a doubling
        assertEquals(characters, row.length(), characters / 16.0);
    }

    @Test
    void lengthIsABaselineAndKeywordsAreUnknown() throws IOException {
        // Given rows whose long turns need the strong model
        List<String> lines =
                IntStream.range(0, 250)
                        .mapToObj(i ->
                                recorded(
                                        "r" + i,
                                        features("word ".repeat(1 + i) + letters(i)),
                                        i < 125 ? 1 : 0))
                        .toList();

        // When
        String table = evaluated(lines);

        // Then
        assertTrue(
                table.matches("(?s).*\nours +250 +0\\.\\d+ +0\\.[6-9]\\d+ +- +0\\.\\d+ .*"), table);
    }

    @Test
    void aLeadOverKeywordsIsNotClaimedWithoutPrompts() throws IOException {
        // Given
        List<String> lines =
                IntStream.range(0, 40)
                        .mapToObj(i -> recorded("r" + i, features("word" + letters(i)), i % 2))
                        .toList();

        // When
        String table = evaluated(lines);

        // Then
        assertTrue(table.matches("(?s).*ours, artifact: .*, over keyword -\\R.*"), table);
    }

    private String evaluated(List<String> lines) throws IOException {
        StringWriter out = new StringWriter();
        Evaluation.run(
                new Evaluation.Order(List.of(file(lines)), null, 1, 0.3, folder, 0),
                new PrintWriter(out),
                new PrintWriter(new StringWriter()));
        return out.toString();
    }

    private List<Row> read(List<String> lines) throws IOException {
        return new Rows().read(List.of(file(lines))).rows();
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("rows.jsonl"), lines);
    }

    private static String letters(int number) {
        return " " + (char) ('a' + number % 26) + (char) ('a' + number / 26);
    }

    private static Features features(String prompt) {
        byte[] bytes = prompt.getBytes(StandardCharsets.UTF_8);
        return new Reading().features(bytes, 0, bytes.length);
    }

    private static String recorded(String id, Features features, int weak) {
        return "{\"id\":\"%s\",\"source\":\"ours\",\"features\":{\"version\":1,\"slots\":%s,\"buckets\":%s},\"weak_correct\":%d,\"strong_correct\":1}"
                .formatted(
                        id,
                        Arrays.toString(features.slots()),
                        Arrays.toString(features.buckets()),
                        weak);
    }
}
