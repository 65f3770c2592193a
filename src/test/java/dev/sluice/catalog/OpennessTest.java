package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpennessTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "apache-2.0, OPEN_SOURCE",
        "mit, OPEN_SOURCE",
        "llama3.1, OPEN_WEIGHT",
        "cc-by-nc-4.0, OPEN_WEIGHT",
        "proprietary, CLOSED",
        "'', UNKNOWN",
    })
    void isWhatTheLicenceSays(String licence, Openness expected) {
        // Given, When
        Openness openness = Openness.of(licence);

        // Then
        assertEquals(expected, openness);
    }

    @ParameterizedTest(name = "{0} among {1}: {2}")
    @CsvSource({
        "OPEN_SOURCE, open-source, true",
        "OPEN_SOURCE, open-weight, true",
        "OPEN_SOURCE, open, true",
        "OPEN_SOURCE, closed, false",
        "OPEN_WEIGHT, open-weight, true",
        "OPEN_WEIGHT, open, true",
        "OPEN_WEIGHT, open-source, false",
        "CLOSED, closed, true",
        "CLOSED, open, false",
        "UNKNOWN, unknown, true",
        "UNKNOWN, open-weight, false",
    })
    void meetsARequirementThatItExceeds(Openness openness, String word, boolean expected) {
        // Given, When
        boolean among = openness.isAmong(List.of(word));

        // Then
        assertEquals(expected, among);
    }
}
