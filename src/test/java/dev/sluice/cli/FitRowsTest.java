package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitRowsTest {

    @TempDir Path folder;

    private final Console console = new Console();

    private String card(Map<String, String> environment) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rows.append(
                    "{\"id\":\"%d\",\"source\":\"ours\",\"prompt\":\"Plan step %d.\",\"weak_correct\":%d,\"strong_correct\":1}\n"
                            .formatted(i, i, i % 2));
        }
        Path from = Files.writeString(folder.resolve("ours.jsonl"), rows);
        Path permit = Files.writeString(folder.resolve("permit"), "ours: MIT\n");
        Path out = folder.resolve("x-1.bin");
        console.run(
                environment,
                "fit",
                "--rows",
                from.toString(),
                "--permit",
                permit.toString(),
                "--ship",
                "--out",
                out.toString());
        return Files.readString(folder.resolve("x-1.json"));
    }

    @Test
    void whatIsShippedSaysWhichCommitFittedIt() throws IOException {
        // When
        String card = card(Map.of("SLUICE_REVISION", "4f2a"));

        // Then
        assertTrue(card.contains("\"trainer_commit\" : \"4f2a\""), card + console.err);
    }

    @Test
    void aCommitThatNobodySaysIsUnknown() throws IOException {
        // When
        String card = card(Map.of());

        // Then
        assertTrue(card.contains("\"trainer_commit\" : \"unknown\""), card + console.err);
    }

    @Test
    void rowsAreNotOverwrittenByWhatWasFittedToThem() throws IOException {
        // Given
        String row =
                """
                {"id":"1","source":"ours","prompt":"Plan it.","weak_correct":0,"strong_correct":1}
                """;
        Path rows = Files.writeString(folder.resolve("ours.jsonl"), row);

        // When
        int code =
                console.run(Map.of(), "fit", "--rows", rows.toString(), "--out", rows.toString());

        // Then
        assertEquals(Exit.USAGE, code);
        assertEquals(row, Files.readString(rows));
    }
}
