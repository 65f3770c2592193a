package dev.sluice.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.kit.Models;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What answers cost one after the other, each in whole micro-dollars.
class ChargeTest {

    private final Prices prices = new Prices();

    private static Model model(String name, long picos) {
        return Models.named(name).price(new Price(picos, 0, 0)).model();
    }

    private static Usage input(long tokens) {
        return new Usage(tokens, 0, 0, 0, 0, Usage.Source.REPORTED);
    }

    /// A fifth of a micro-dollar each, from several threads.
    @Test
    void smallAnswersCostTogetherWhatTheirTokensCost() {
        // Given
        Model model = model("m", 20_001);

        // When
        long charged =
                IntStream.range(0, 10_000)
                        .parallel()
                        .mapToLong(_ -> prices.charge("a", model, input(10)))
                        .sum();

        // Then
        assertEquals(2_000, charged);
    }

    @Test
    void whatWasRoundedUpIsTakenBack() {
        // Given
        Model model = model("m", 600_000);

        // When
        List<Long> charged =
                IntStream.range(0, 5).mapToObj(_ -> prices.charge("a", model, input(1))).toList();

        // Then
        assertEquals(List.of(1L, 0L, 1L, 0L, 1L), charged);
    }

    @Test
    void whatIsLeftOfAnAnswerIsNoOtherTeamsOrModels() {
        // Given
        Model model = model("m", 400_000);

        // When
        List<Long> charged =
                List.of(
                        prices.charge("a", model, input(1)),
                        prices.charge("b", model, input(1)),
                        prices.charge("a", model("n", 400_000), input(1)),
                        prices.charge("a", model, input(1)));

        // Then
        assertEquals(List.of(0L, 0L, 0L, 1L), charged);
    }
}
