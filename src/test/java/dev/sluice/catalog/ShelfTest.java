package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Sheet.Source;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a vendor's file may say, and what happens when it says something else.
class ShelfTest {

    private static final String GOOD =
            """
            vendor: Acme
            hosts: [api.acme.example]
            sources:
              page: { url: https://acme.example/models, read: 2026-11-21 }
            models:
              acme/one-7b:
                match: [one-7b]
                facts:
                  page/one:
                    kind: [code, base]
                    parameters: 7_000_000_000
                    window: 8_192
                    tools: false
                    price-input: 0.5
            """;

    @Test
    void readsARowWithItsSources() {
        // Given, When
        Sheet sheet = new Shelf("acme.yaml", GOOD).rows().getFirst().sheet();

        // Then
        assertEquals(List.of(Kind.CODE, Kind.BASE), sheet.card().kinds());
        assertEquals(8_192, sheet.card().window());
        assertEquals(
                new Source("https://acme.example/models/one", "2026-11-21"),
                sheet.sources().get("window"));
        assertEquals(new Price(500_000, 500_000, 0, "2026-11-21"), sheet.price());
    }

    @Test
    void leavesUnknownWhatNobodySays() {
        // Given, When
        Sheet sheet = new Shelf("acme.yaml", GOOD).rows().getFirst().sheet();

        // Then
        assertEquals(Openness.UNKNOWN, sheet.card().openness());
        assertEquals(Set.of(), sheet.card().modalities());
        assertNull(sheet.card().jsonSchema());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "window: 8_192 | window: many | 12 | cannot be read",
                "window: 8_192 | windows: 8_192 | 12 | is no fact; known: active",
                "window: 8_192 | window | 12 | is no fact",
                "window: 8_192 | tools: true | 13 | says a fact twice",
                "tools: false | tools: perhaps | 13 | write true or false",
                "kind: [code, base] | kind: [chatty] | 10 | cannot be read",
                "page/one: | paper/one: | 9 | names a source that the file's sources: lack",
                "tools: false | page/one: | 13 | names a source twice",
                "page/one: | page/one | 9 | is no source",
                "read: 2026-11-21 | read: lately | 4 | is no source; write name:",
                "vendor: Acme | maker: Acme | 1 | is none of vendor:",
                "match: [one-7b] | matches: [one-7b] | 7 | write match: [pattern]",
                "acme/one-7b: | acme/one-7b | 6 | is no id",
                "'      page/one:' | '    page/one:' | 9 | stands below no source",
                "price-input: 0.5 | price-input: cheap | 14 | cannot be read",
            })
    void refusesABadRowAndNamesFileAndLine(String good, String bad, int line, String why) {
        // Given
        String indented = bad.equals("page/one:") ? "  tools: false" : good;
        String text = GOOD.replace(indented, bad);

        // When
        var fault =
                assertThrows(
                        IllegalStateException.class,
                        () -> new Shelf("acme.yaml", text).rows().forEach(Row::sheet));

        // Then
        String said = fault.getMessage();
        assertTrue(said.startsWith("catalog/acme.yaml:" + line + ": ") && said.contains(why), said);
    }
}
