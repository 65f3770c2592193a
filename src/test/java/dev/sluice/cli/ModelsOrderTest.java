package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `sluice models --sort`.
class ModelsOrderTest {

    private final Console console = new Console();
    private final ModelRows models = new ModelRows(console);

    @Test
    void sortsBySizeWithUnknownSizesLast() throws IOException {
        // Given, When
        List<Long> sizes =
                models.of("--sort", "parameters").stream()
                        .map(row -> row.path("parameters").asLong(Long.MAX_VALUE))
                        .map(size -> size == 0 ? Long.MAX_VALUE : size)
                        .toList();

        // Then
        assertEquals(sizes.stream().sorted().toList(), sizes);
    }

    @Test
    void sortsTheOtherWayRound() throws IOException {
        // Given
        List<String> sorted = models.ids("--vendor", "xai", "--sort", "id");
        console.out.getBuffer().setLength(0);

        // When
        List<String> reversed = models.ids("--vendor", "xai", "--sort", "id", "--reverse");

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
                models.of("--sort", order, "--reverse").stream()
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
                models.of("--sort", "window", "--reverse").stream()
                        .map(row -> row.path("window").asLong(0))
                        .toList();

        // Then
        assertEquals(windows.stream().sorted(Comparator.reverseOrder()).toList(), windows);
    }
}
