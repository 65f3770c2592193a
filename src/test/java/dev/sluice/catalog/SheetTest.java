package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.catalog.Sheet.Precision;
import dev.sluice.catalog.Sheet.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SheetTest {

    private static final Catalog CATALOG = new Catalog();

    @ParameterizedTest(name = "{0} parameters at {1} are {2} bytes")
    @CsvSource({
        "7000000000, BF16, 14000000000",
        "7000000000, FP32, 28000000000",
        "7000000000, FP8, 7000000000",
        "7000000000, INT4, 3500000000",
        "671000000000, FP8, 671000000000",
        "0, BF16, 0",
    })
    void weighsParametersTimesBytes(long parameters, Precision precision, long bytes) {
        // Given
        Size size = new Size(parameters, 0);

        // When
        long weights = size.weights(precision);

        // Then
        assertEquals(bytes, weights);
    }

    @Test
    void weighsEveryExpertAndNotOnlyTheActiveOnes() {
        // Given
        Sheet mixture = CATALOG.sheet("mistralai/Mixtral-8x22B-Instruct-v0.1");

        // When
        BigDecimal gigabytes = mixture.gigabytes(Precision.BF16);

        // Then
        assertEquals(new BigDecimal("282"), gigabytes);
    }

    @Test
    void saysThatSevenBillionParametersAre14GigabytesInBf16() {
        // Given
        Sheet seven = CATALOG.sheet("HuggingFaceH4/zephyr-7b-beta");

        // When
        BigDecimal gigabytes = seven.gigabytes(Precision.BF16);

        // Then
        assertEquals(new BigDecimal("14"), gigabytes);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void knowsNoMemoryOfAModelWhoseSizeIsSecret(Precision precision) {
        // Given
        Sheet closed = CATALOG.sheet("gpt-4o");

        // When
        BigDecimal gigabytes = closed.gigabytes(precision);

        // Then
        assertNull(gigabytes);
    }

    @Test
    void hasNoOutputLimitAboveItsWindow() {
        // Given
        List<Sheet> all = CATALOG.sheets();

        // When
        List<String> wrong =
                all.stream()
                        .filter(sheet -> sheet.card().window() > 0)
                        .filter(sheet -> sheet.card().outputLimit() > sheet.card().window())
                        .map(Sheet::id)
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void hasNoMoreActiveParametersThanParameters() {
        // Given
        List<Sheet> all = CATALOG.sheets();

        // When
        List<String> wrong =
                all.stream()
                        .filter(sheet -> sheet.size().active() > 0)
                        .filter(sheet -> sheet.size().active() >= sheet.size().parameters())
                        .map(Sheet::id)
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void tellsEveryRowInTheSameNames() throws IOException {
        // Given
        ObjectMapper mapper = new ObjectMapper();
        List<List<String>> shapes = new ArrayList<>();

        // When
        for (Sheet sheet : CATALOG.sheets()) {
            List<String> names = new ArrayList<>();
            mapper.readTree(sheet.json()).fieldNames().forEachRemaining(names::add);
            shapes.add(names);
        }

        // Then
        assertEquals(1, shapes.stream().distinct().count());
    }

    @Test
    void tellsItsSourceAndThatOfEachFact() throws IOException {
        // Given
        Sheet sheet = CATALOG.sheet("gpt-5.1");

        // When
        JsonNode row = new ObjectMapper().readTree(sheet.json());

        // Then
        String page =
                "https://github.com/anomalyco/models.dev/blob/0760ceff/providers/openai/models/gpt-5.1.toml";
        assertEquals("gpt-5.1", row.path("id").asText());
        assertEquals(page, row.path("source").asText());
        assertEquals(page + " (2026-11-21)", row.path("sources").path("window").asText());
        assertEquals("2026-11-21", row.path("price").path("date").asText());
    }

    @Test
    void tellsAnUnknownFactAsNull() throws IOException {
        // Given
        Sheet sheet = CATALOG.sheet("gpt-4o");

        // When
        JsonNode row = new ObjectMapper().readTree(sheet.json());

        // Then
        assertEquals(true, row.path("parameters").isNull());
    }

    @Test
    void tellsAPriceInUsdPerMillionTokens() throws IOException {
        // Given
        Sheet sheet = CATALOG.sheet("gpt-5-nano");

        // When
        JsonNode price = new ObjectMapper().readTree(sheet.json()).path("price");

        // Then
        assertEquals(
                List.of("0.05", "0.005", "0.4"),
                List.of(
                        price.path("input").asText(),
                        price.path("cached_input").asText(),
                        price.path("output").asText()));
    }
}
