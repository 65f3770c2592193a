package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolIndexesTest {

    /// `3a` is index 3 and id a, `-a` an id without an index, `3-` an index without an id.
    private static Value delta(String shorthand) {
        StringBuilder json = new StringBuilder("{\"x\":0");
        if (shorthand.charAt(0) != '-') {
            json.append(",\"index\":").append(shorthand.charAt(0));
        }
        if (shorthand.charAt(1) != '-') {
            json.append(",\"id\":\"").append(shorthand.charAt(1)).append('"');
        }
        return Value.of(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "0a 0- 1b 1-, 0011",
        "-a -a -b --, 0011",
        "-- --, 00",
        "0a 0b 0-, 011",
        "1a 1- 2b, 001",
        "7a 3b 7- 3-, 0101",
        "0a -b --, 011"
    })
    void areDense(String deltas, String indexes) {
        // Given
        ToolIndexes calls = new ToolIndexes();
        // When
        String found =
                Stream.of(deltas.split(" "))
                        .map(each -> Integer.toString(calls.of(delta(each))))
                        .collect(Collectors.joining());
        // Then
        assertEquals(indexes, found);
    }
}
