package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnthropicErrorTest {

    @ParameterizedTest
    @EnumSource
    void everyStatusHasItsWordBack(AnthropicError error) {
        assertEquals(error, AnthropicError.of(error.status()));
    }

    @ParameterizedTest
    @EnumSource
    void everyWordHasItsStatus(AnthropicError error) {
        assertEquals(error.status(), AnthropicError.status(error.word(), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "405, INVALID_REQUEST",
        "408, TIMEOUT",
        "415, INVALID_REQUEST",
        "422, INVALID_REQUEST",
        "431, INVALID_REQUEST",
        "502, API",
        "503, OVERLOADED"
    })
    void otherStatusesHaveTheNearestWord(int status, AnthropicError error) {
        assertEquals(error, AnthropicError.of(status));
    }

    @Test
    void anUnknownWordHasNoStatusOfItsOwn() {
        assertEquals(502, AnthropicError.status("NotFoundError", 502));
    }
}
