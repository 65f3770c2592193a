package dev.sluice.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{\"type\":\"object\"} | {} | false",
                "{\"type\":\"object\"} | [] | true",
                "{\"type\":[\"string\",\"null\"]} | null | false",
                "{\"type\":[\"string\",\"null\"]} | 1 | true",
                "{\"type\":\"integer\"} | 2.0 | false",
                "{\"type\":\"integer\"} | 2.5 | true",
                "{\"type\":\"number\"} | \"2\" | true",
                "{\"type\":\"boolean\"} | true | false",
                "{\"type\":\"string\",\"nullable\":true} | null | false",
                "{\"enum\":[\"a\",\"b\"]} | \"b\" | false",
                "{\"enum\":[\"a\",\"b\"]} | \"c\" | true",
                "{\"const\":\"a\"} | \"c\" | true",
                "{\"required\":[\"a\"]} | {\"b\":1} | true",
                "{\"required\":[\"a\"]} | {\"a\":null} | false",
                "{\"properties\":{\"a\":{\"type\":\"string\"}}} | {\"a\":1} | true",
                "{\"properties\":{\"a\":{\"type\":\"string\"}}} | {\"b\":1} | false",
                "{\"properties\":{},\"additionalProperties\":false} | {\"b\":1} | true",
                "{\"items\":{\"type\":\"string\"}} | [\"a\",2] | true",
                "{\"items\":{\"properties\":{\"a\":{\"required\":[\"b\"]}}}} | [{\"a\":{}}] | true",
                // What is not understood blames nobody.
                "{\"type\":\"tuple\"} | 1 | false",
                "{\"enum\":[1,2]} | 3 | false",
                "{\"$ref\":\"#/a\",\"type\":\"string\"} | 1 | false",
                "{\"anyOf\":[{\"type\":\"string\"}]} | 1 | false",
                "{\"patternProperties\":{\"b\":{}},\"additionalProperties\":false} | {\"b\":1} | false",
                "true | 1 | false",
            })
    void onlyWhatSurelyBreaksASchemaBreaksIt(String schema, String value, boolean breaks) {
        // When
        boolean broke = Conformity.breaks(Contract.read(schema), Contract.read(value));
        // Then
        assertEquals(breaks, broke);
    }
}
