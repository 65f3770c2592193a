package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a refusal says that a body is wrong.
class BytePositionTest {

    /// Of the first byte that does not belong there, counted from 0 as where a body is not UTF-8.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{\"model\":?}|9",
                "{\"model\":tru}|9",
                "{\"model\" 1}|9",
                "{\"model\":\"\\q\"}|11",
                "{\"model\":\"m|11",
                "nul|0",
                "{\"model\":\"m\"}}|13"
            })
    void countsBytesFromZero(String body, int position) {
        // When
        String message = RefusedBodiesTest.malformed(body).message();

        // Then
        assertTrue(message.endsWith("at byte position " + position), message);
    }
}
