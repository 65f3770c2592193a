package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Card.Modality;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file behind [Catalog], row by row.
class CatalogFileTest {

    private final Catalog catalog = new Catalog();

    @Test
    void readsEveryColumn() {
        // Given, When
        Card card = catalog.card("LGAI-EXAONE/EXAONE-4.0-32B");

        // Then
        assertEquals(
                new Card(
                        Kind.HYBRID,
                        131_072,
                        0,
                        Set.of(Modality.TEXT),
                        true,
                        null,
                        "exaone",
                        Set.of("en", "ko", "es")),
                card);
    }

    @Test
    void keepsNoAndUnknownApart() {
        // Given, When
        List<Card> cards = List.of(catalog.card("deepseek-chat"), catalog.card("deepseek-v3"));

        // Then
        assertEquals(false, cards.getFirst().jsonSchema());
        assertNull(cards.getLast().jsonSchema());
    }

    @Test
    void hasEveryPatternOnce() {
        // Given
        Set<String> seen = new HashSet<>();

        // When
        List<Row> twice = catalog.rows().stream().filter(row -> !seen.add(row.pattern())).toList();

        // Then
        assertEquals(List.of(), twice);
    }

    @Test
    void findsEachWildcardFreePatternUnderItsOwnName() {
        // Given
        List<Row> literal =
                catalog.rows().stream().filter(row -> !row.pattern().contains("*")).toList();

        // When
        List<Row> lost =
                literal.stream()
                        .filter(row -> !catalog.card(row.pattern()).equals(row.card()))
                        .toList();

        // Then
        assertEquals(List.of(), lost);
    }

    @Test
    void namesADatedSourceForEveryRow() throws IOException {
        // Given
        String file = file();

        // When
        List<Row> unsourced =
                catalog.rows().stream()
                        .filter(row ->
                                file.lines()
                                        .noneMatch(line ->
                                                line.matches(
                                                        "# "
                                                                + row.source()
                                                                + " +https://.* 20\\d\\d-\\d\\d")))
                        .toList();

        // Then
        assertEquals(List.of(), unsourced);
    }

    @Test
    void hasNoOutputLimitAboveItsWindow() {
        // Given
        List<Row> rows = catalog.rows();

        // When
        List<Row> wrong =
                rows.stream()
                        .filter(row -> row.card().window() > 0)
                        .filter(row -> row.card().outputLimit() > row.card().window())
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-4 instruct 8192",
                "gpt-4 chatty 8192 8192 text yes no proprietary ? openai",
                "gpt-4 instruct many 8192 text yes no proprietary ? openai",
                "gpt-4 instruct 8192 8192 text perhaps no proprietary ? openai"
            })
    void namesTheLineOfARowItCannotRead(String line) {
        // Given, When
        var fault = assertThrows(IllegalStateException.class, () -> new Row(line, 12).card());

        // Then
        assertTrue(fault.getMessage().startsWith("catalog.txt:12: "));
    }

    private static String file() throws IOException {
        try (var stream = Catalog.class.getResourceAsStream("/catalog.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
