package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

    @ParameterizedTest
    @CsvSource({
        "C080, 0", // overlong
        "C1BF, 0",
        "E09FBF, 0",
        "F08FBFBF, 0",
        "EDA080, 0", // a surrogate
        "F4908080, 0", // above U+10FFFF
        "F5808080, 0",
        "80, 0",
        "FF, 0",
        "61C3, 1", // cut off
        "61E282, 1",
        "61F09F98, 1",
        "61C328, 1",
        "6161616161616161C3, 8",
        "C3A9, -1",
        "ED9FBF, -1",
        "EE8080, -1",
        "F48FBFBF, -1",
        "6161616161616161, -1"
    })
    void findsTheFirstMalformedByte(String hex, int expected) {
        assertEquals(expected, Utf8.firstMalformed(HexFormat.of().parseHex(hex)));
    }
}
