package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An answer that declines asks for a stronger model (routing-quality.md section 6).
class ShortfallRefusalTest {

    private static String message(String member) {
        String json = "{\"choices\":[{\"message\":{" + member + "},\"finish_reason\":\"stop\"}]}";
        return Shortfall.of(Asks.chat("hi"), Buffer.buffer(json));
    }

    private static String said(String content) {
        return message("\"content\":" + Asks.quoted(content));
    }

    @Test
    void aRefusalFallsShort() {
        // When
        String cause = message("\"content\":null,\"refusal\":\"no\"");

        // Then
        assertEquals("refusal", cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't help with that.",
                "Sorry, I cannot assist with this request.",
                "I am unable to provide an answer here.",
                "죄송하지만 그 요청은 도와드릴 수 없습니다."
            })
    void aFewWordsThatDeclineFallShort(String content) {
        // When
        String cause = said(content);

        // Then
        assertEquals("refusal", cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't find an error in it: the loop ends at n.",
                "Sorry, the sum is 12.",
                "죄송합니다만 재고가 없습니다.",
                "To say no politely, write: I'm sorry, but I can't help with that."
            })
    void wordsLikeThoseOfARefusalAreEnough(String content) {
        // When
        String cause = said(content);

        // Then
        assertNull(cause);
    }

    @Test
    void aLongAnswerThatBeginsLikeARefusalIsEnough() {
        // When
        String cause = said("I can't help with that, but " + "look ".repeat(60));

        // Then
        assertNull(cause);
    }
}
