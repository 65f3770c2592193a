package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {

    private static Value value(String json) {
        return Value.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsAMember() {
        assertEquals("[1, 2]", value("{\"x\":{\"b\":0}, \"b\" : [1, 2] }").get("b").written());
    }

    @Test
    void aMemberOfAMemberThatIsNotThereIsAbsent() {
        assertFalse(value("{}").get("a").get("b").present());
    }

    @Test
    void nullSaysNothing() {
        assertFalse(value("{\"a\":null}").get("a").present());
    }

    @Test
    void takesManyMembers() {
        // Given
        StringBuilder json = new StringBuilder("{\"m0\":0");
        for (int i = 1; i < 40; i++) {
            json.append(",\"m").append(i).append("\":").append(i);
        }
        // When
        Value found = value(json.append('}').toString()).get("m39");
        // Then
        assertEquals(39, found.count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1", "{} {}", "\"a"})
    void whatIsNotOneValueIsAbsent(String json) {
        assertFalse(value(json).present());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\"}", "{\"a\":}", "{1:2}", "{\"a\":1"})
    void whatIsBrokenInsideHasNoMember(String json) {
        assertFalse(value(json).get("b").present());
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "-3, 0", "1e3, 1000", "'\"4\"', 0", "null, 0", "1e400, 0"})
    void aCountIsAWholeNumber(String json, long count) {
        assertEquals(count, value(json).count());
    }

    @Test
    void givesElementsInOrder() {
        assertEquals("\"b\"", value("[ {\"x\":[0]}, \"b\" ]").items().get(1).written());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":[1}", "{\"a\":1]", "{a:1}", "{\"a\":01}", "[1]", "{\"a\":\"\n\"}"})
    void strictReadingIsStrict(String json) {
        assertFalse(Strict.isObject(value(json)));
    }

    @Test
    void strictReadingTakesAnObject() {
        assertTrue(Strict.isObject(value(" {\"a\":[1,{\"b\":null}]} ")));
    }
}
