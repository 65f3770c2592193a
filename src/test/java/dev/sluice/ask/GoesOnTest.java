package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether a conversation goes on with a model's own thoughts.
class GoesOnTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\",\"parameters\":{\"type\":\"object\",\"properties\":{\"reasoning\":{\"type\":\"string\"}}}}}]",
                "\"reasoning\":{\"effort\":\"high\"}",
                "\"metadata\":{\"signature\":\"x\"}"
            })
    void aNameOutsideOfTheMessagesIsNobodysThought(String member) {
        assertFalse(Asks.chatWith("hi", member).goesOn());
    }

    @Test
    void aThoughtThatComesBackIsOne() {
        assertTrue(
                Asks.read(
                                "{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"reasoning_content\":\"x\",\"content\":\"y\"},{\"role\":\"user\",\"content\":\"z\"}]}")
                        .goesOn());
    }
}
