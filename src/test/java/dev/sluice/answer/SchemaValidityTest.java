package dev.sluice.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a cascade would ask for again under a `json_schema` is broken afterwards too: the rows
/// are those of a cascade, and some of what only a look inside tells.
class SchemaValidityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{\"type\":\"array\"} | [1] | ##",
                "{\"type\":\"array\"} | {} | schema",
                "{\"type\":\"object\"} | [1] | schema",
                "{\"type\":[\"object\",\"array\"]} | [1] | ##",
                "{\"type\":\"object\",\"nullable\":true} | null | ##",
                "{\"required\":[\"a\"]} | {} | schema",
                "{\"properties\":{\"a\":{\"type\":\"integer\"}}} | {\"a\":\"1\"} | schema",
                "{\"$ref\":\"#/a\"} | [1] | ##",
                // No schema: any object. One that is none blames nobody who wrote JSON.
                "null | [1] | schema",
                "null | {} | ##",
                "5 | [1] | ##",
                "[] | 7 | ##",
                "true | 7 | ##",
                "5 | here you are | schema"
            })
    void theSchemaThatWasAskedForDecides(String schema, String content, String fault) {
        // Given
        Ask ask = Asks.underSchema(schema);
        String answer = Asks.answer(content);
        // When
        String found = Validity.of(ask.told(), Contract.of(ask), answer.getBytes(UTF_8));
        // Then
        assertEquals(fault, found);
    }
}
