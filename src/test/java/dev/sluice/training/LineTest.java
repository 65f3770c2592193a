package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.complexity.Reading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    private static final String ROW = "{\"id\":%s,\"prompt\":\"Plan the release in five steps.\"}";

    @Test
    void aSecondObjectIsNotDropped() {
        // Given
        String two = ROW.formatted(1) + " " + ROW.formatted(2);

        // When
        Unreadable no = assertThrows(Unreadable.class, () -> line(two));

        // Then
        assertEquals("rows:1: holds more than one JSON value; one row per line", no.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void anotherEncodingIsRefused(String encoding) {
        // Given
        byte[] bytes = ROW.formatted(1).getBytes(Charset.forName(encoding));

        // When
        Unreadable no = assertThrows(Unreadable.class, () -> line(bytes));

        // Then
        assertEquals(
                "rows:1: is not UTF-8; write the file again in that encoding", no.getMessage());
    }

    @Test
    void aByteOrderMarkChangesNothing() {
        // Given
        String row = ROW.formatted(1);

        // When
        Line marked = line('\ufeff' + row);

        // Then
        assertEquals(line(row).features(), marked.features());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9007199254740993 | 9007199254740993",
                "123456789012345678901234567890 | 123456789012345678901234567890",
                "-7 | -7",
                "\"1.2\" | 1.2"
            })
    void anIdIsKeptAsItIsWritten(String written, String id) {
        // When
        Line line = line(ROW.formatted(written));

        // Then
        assertEquals(id, line.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1e3", "true", "null"})
    void anIdThatIsNeitherTextNorAWholeNumberIsRefused(String written) {
        // When
        Unreadable no = assertThrows(Unreadable.class, () -> line(ROW.formatted(written)));

        // Then
        assertEquals(
                "rows:1: id: %s is neither text nor a whole number".formatted(written),
                no.getMessage());
    }

    private static Line line(String text) {
        return line(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Line line(byte[] bytes) {
        return new Line("rows:1", bytes, new Reading());
    }
}
