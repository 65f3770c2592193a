package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `sluice models`.
class ModelsTest {

    private final Console console = new Console();
    private final ModelRows models = new ModelRows(console);

    @Test
    void printsEveryRowWithAnIdAndASource() throws IOException {
        // Given, When
        List<JsonNode> rows = models.of();

        // Then
        assertTrue(rows.size() > 200, () -> rows.size() + " rows");
        assertTrue(
                rows.stream()
                        .allMatch(row ->
                                row.path("id").isTextual() && row.path("source").isTextual()));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "24GB, bf16, HuggingFaceH4/zephyr-7b-beta, true",
        "14GB, bf16, HuggingFaceH4/zephyr-7b-beta, true",
        "13.9GB, bf16, HuggingFaceH4/zephyr-7b-beta, false",
        "24GB, bf16, Qwen/Qwen3-32B, false",
        "24GB, int4, Qwen/Qwen3-32B, true",
        "24GB, bf16, gpt-4o, false",
        "1.4TB, bf16, deepseek-ai/DeepSeek-R1, true",
        "14GiB, bf16, HuggingFaceH4/zephyr-7b-beta, true",
        "14gb, FP16, HuggingFaceH4/zephyr-7b-beta, true",
        "13.9gb, fp16, HuggingFaceH4/zephyr-7b-beta, false",
        "7GB, int8, HuggingFaceH4/zephyr-7b-beta, true",
        "1TB, bf16, helix, false",
        "1TB, int4, pi0, false",
    })
    void keepsWhatFits(String room, String precision, String id, boolean kept) throws IOException {
        // Given, When
        List<String> ids = models.ids("--fits", room, "--precision", precision);

        // Then
        assertEquals(kept, ids.contains(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "24", "-1GB", "24MB"})
    void takesASizeWithItsUnit(String size) {
        // Given, When
        int code = console.run(Map.of(), "models", "--fits=" + size);

        // Then
        assertEquals(size.equals("24") ? Exit.FINE : Exit.USAGE, code);
    }

    @Test
    void filtersByWhatARowSays() throws IOException {
        // Given, When
        List<JsonNode> rows =
                models.of("--vendor", "mistral", "--openness", "open-weight", "--kind", "base");

        // Then
        assertEquals(
                List.of(
                        "mistralai/Mistral-7B-v0.1",
                        "mistralai/Mixtral-8x7B-v0.1",
                        "mistralai/Mixtral-8x22B-v0.1"),
                rows.stream().map(row -> row.path("id").asText()).toList());
    }

    @Test
    void findsByAPartOfTheId() throws IOException {
        // Given, When
        List<String> ids = models.ids("exaone-3.5");

        // Then
        assertEquals(3, ids.size());
    }

    @ParameterizedTest(name = "{0} {1} as {2}")
    @CsvSource({
        "--openness, Open-Source, open-source",
        "--licence, Apache-2.0, apache-2.0",
        "--kind, Code, code",
        "--vendor, MISTRAL, mistral",
        "--openness, open, open-weight",
    })
    void takesAWordHoweverItIsWritten(String option, String word, String plain) throws IOException {
        // Given
        List<String> expected = models.ids(option, plain);
        console.out.getBuffer().setLength(0);

        // When
        List<String> ids = models.ids(option, word);

        // Then
        assertTrue(!ids.isEmpty());
        assertEquals(expected, ids);
    }

    @Test
    void printsATable() {
        // Given, When
        console.run(Map.of(), "models", "zephyr");

        // Then
        List<String> lines = console.out.toString().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().startsWith("ID "));
        assertTrue(
                lines.getLast()
                        .matches(
                                "HuggingFaceH4/zephyr-7b-beta +Hugging Face +instruct +open-source +mit +7B +14 .*"),
                lines::getLast);
    }

    @Test
    void saysInTheTableWhatIsNotServable() {
        // Given, When
        console.run(Map.of(), "models", "pi0");

        // Then
        assertTrue(console.out.toString().contains("vla (not servable)"));
    }

    @Test
    void printsAnEmptyArrayWhenNothingMatches() {
        // Given, When
        console.run(Map.of(), "models", "--json", "nothing-like-it");

        // Then
        assertEquals("[]", console.out.toString().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--kind=chatty",
                "--precision=fp7",
                "--sort=colour",
                "--openness=opne",
                "--licence=apache2",
                "--fits=24MB"
            })
    void refusesAWordItDoesNotKnow(String option) {
        // Given, When
        int code = console.run(Map.of(), "models", option);

        // Then
        assertEquals(Exit.USAGE, code);
    }
}
