package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing under a `json_schema` is asked for again that would be well afterwards: the rows are
/// those of answers that went out, which are looked at inside as well.
class SchemaShortfallTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{\"type\":\"array\"} | [1] |",
                "{\"type\":\"object\"} | [1] | schema",
                "{\"type\":[\"object\",\"array\"]} | [1] |",
                "{\"type\":\"object\",\"nullable\":true} | null |",
                // No tree is built before an answer goes out: nobody looks inside.
                "{\"required\":[\"a\"]} | {} |",
                "{\"$ref\":\"#/a\"} | [1] |",
                // No schema: any object. One that is none blames nobody who wrote JSON.
                "null | [1] | schema",
                "null | {} |",
                "5 | [1] |",
                "[] | 7 |",
                "true | 7 |",
                "5 | here you are | schema"
            })
    void theSchemaThatWasAskedForDecides(String schema, String content, String fault) {
        // Given
        Ask ask = Asks.underSchema(schema);
        String answer = Asks.answer(content);
        // When
        String found = Shortfall.of(ask, Buffer.buffer(answer));
        // Then
        assertEquals(fault, found);
    }
}
