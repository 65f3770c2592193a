package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a model costs when its operator does not say.
class ListPriceTest {

    @TempDir private Path directory;

    private Model model(String said) throws IOException {
        return Shipped.model(directory, said);
    }

    @Test
    void countsAtTheMakersListPriceWhenTheOperatorSaysNone() throws IOException {
        // Given, When
        Price price = model("provider: openai, upstream: gpt-5.1").price();

        // Then
        assertEquals(new Price(1_250_000, 125_000, 10_000_000, "2026-11-21"), price);
    }

    @Test
    void prefersTheOperatorsPrice() throws IOException {
        // Given, When
        Price price =
                model("provider: openai, upstream: gpt-5.1, price: { input: 1, output: 2 }")
                        .price();

        // Then
        assertEquals(new Price(1_000_000, 1_000_000, 2_000_000), price);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provider: openai, price: { input: 4, output: 9 }                    | 4000000",
                "provider: openai, price: { input: 4, output: 9, cache-write: 6 }    | 6000000",
                "provider: anthropic, price: { input: 4, output: 9 }                 | 5000000",
                "provider: anthropic, price: { input: 4, output: 9, cache-write: 8 } | 8000000",
                "provider: anthropic                                                 | 3750000"
            })
    void writingTheCacheCostsWhatIsSaidOrUsual(String said, long picos) throws IOException {
        // Given, When
        Price price = model(said + ", upstream: claude-sonnet-4-5").price();

        // Then
        assertEquals(picos, price.cacheWrite());
    }

    @Test
    void hasNoPriceForTheSameModelElsewhere() throws IOException {
        // Given, When
        Price price = model("provider: gpu, upstream: gpt-5.1").price();

        // Then
        assertNull(price);
    }

    @Test
    void saysInTheAdviceWhoseListPriceCountsAndItsDate() throws IOException {
        // Given, When
        String warnings = Shipped.said(directory, "provider: openai, upstream: gpt-5.1");

        // Then
        assertTrue(
                warnings.contains(
                        "models.m: has no price, so usage counts at the maker's list price as read on"
                                + " 2026-11-21 (1.25 in, 10 out); write price: when yours differs"),
                warnings);
    }

    @Test
    void tellsCallersWhatItIsButNotItsProvidersNameForIt() throws IOException {
        // Given, When
        String facts = model("provider: openai, upstream: gpt-5.1, tier: fast").facts();

        // Then
        assertEquals(
                "{\"type\":\"model\",\"tier\":\"fast\",\"residency\":\"external\","
                        + "\"kind\":\"hybrid\",\"kinds\":[\"hybrid\"],\"openness\":\"closed\","
                        + "\"licence\":\"proprietary\",\"window\":400000,\"output_limit\":128000,"
                        + "\"modalities\":[\"text\",\"image\",\"file\"],\"answers\":null,\"tools\":true,"
                        + "\"json_schema\":true,"
                        + "\"languages\":null,\"price\":{\"input\":1.25,\"cached_input\":0.125,"
                        + "\"output\":10,\"unit\":\"USD per million tokens\",\"from\":\"catalog\","
                        + "\"date\":\"2026-11-21\"}}",
                facts);
    }
}
