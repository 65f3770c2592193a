package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `sluice models`.
class ModelsTest {

    private final Console console = new Console();

    private List<JsonNode> rows(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("models", "--json"));
        arguments.addAll(List.of(options));
        int code = console.run(Map.of(), arguments.toArray(String[]::new));
        assertEquals(Exit.FINE, code, console.err::toString);
        List<JsonNode> rows = new ArrayList<>();
        new ObjectMapper().readTree(console.out.toString()).forEach(rows::add);
        return rows;
    }

    private List<String> ids(String... options) throws IOException {
        return rows(options).stream().map(row -> row.path("id").asText()).toList();
    }

    @Test
    void printsEveryRowWithAnIdAndASource() throws IOException {
        // Given, When
        List<JsonNode> rows = rows();

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
    })
    void keepsWhatFits(String room, String precision, String id, boolean kept) throws IOException {
        // Given, When
        List<String> ids = ids("--fits", room, "--precision", precision);

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
                rows("--vendor", "mistral", "--openness", "open-weight", "--kind", "base");

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
        List<String> ids = ids("exaone-3.5");

        // Then
        assertEquals(3, ids.size());
    }

    @Test
    void sortsBySizeWithUnknownSizesLast() throws IOException {
        // Given, When
        List<Long> sizes =
                rows("--sort", "parameters").stream()
                        .map(row -> row.path("parameters").asLong(Long.MAX_VALUE))
                        .map(size -> size == 0 ? Long.MAX_VALUE : size)
                        .toList();

        // Then
        assertEquals(sizes.stream().sorted().toList(), sizes);
    }

    @Test
    void sortsTheOtherWayRound() throws IOException {
        // Given
        List<String> sorted = ids("--vendor", "xai", "--sort", "id");
        console.out.getBuffer().setLength(0);

        // When
        List<String> reversed = ids("--vendor", "xai", "--sort", "id", "--reverse");

        // Then
        assertEquals(sorted.reversed(), reversed);
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
    @ValueSource(strings = {"--kind=chatty", "--precision=fp7", "--sort=colour"})
    void refusesAWordItDoesNotKnow(String option) {
        // Given, When
        int code = console.run(Map.of(), "models", option);

        // Then
        assertEquals(Exit.USAGE, code);
    }
}
