package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `sluice models --sort`.
class ModelsOrderTest {

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

    @ParameterizedTest
    @CsvSource({
        "parameters, parameters",
        "window, window",
        "price, price",
        "release, release",
    })
    void keepsWhatLacksTheValueLastWhenReversed(String order, String fact) throws IOException {
        // Given, When
        List<Boolean> lacking =
                rows("--sort", order, "--reverse").stream()
                        .map(row -> row.path(fact).isNull())
                        .toList();

        // Then
        assertTrue(lacking.contains(true) && lacking.contains(false));
        assertEquals(lacking.stream().sorted().toList(), lacking);
    }

    @Test
    void putsTheLargestFirstWhenReversed() throws IOException {
        // Given, When
        List<Long> windows =
                rows("--sort", "window", "--reverse").stream()
                        .map(row -> row.path("window").asLong(0))
                        .toList();

        // Then
        assertEquals(windows.stream().sorted(Comparator.reverseOrder()).toList(), windows);
    }
}
