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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reasoning_content",
                "reasoning",
                "reasoning_details",
                "thinking_blocks",
                "thought_signature",
                "signature",
                "encrypted_content"
            })
    void aThoughtIsFoundWhereverItStands(String name) {
        for (int before = 0; before < 20; before++) {
            // When
            String filler = "x".repeat(before);
            // Then
            assertTrue(goesOn(filler, "\"" + name + "\" : 1"), name + " behind " + before);
        }
    }

    @Test
    void whatAModelSaidOfThoughtsIsNone() {
        for (int before = 0; before < 20; before++) {
            // When
            String said = "x".repeat(before) + "\\\"reasoning\\\":";
            // Then
            assertFalse(goesOn(said, "\"rating\":1"), said);
        }
    }

    private static boolean goesOn(String said, String member) {
        return Asks.read(
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"content\":\""
                                + said
                                + "\","
                                + member
                                + "},{\"role\":\"user\",\"content\":\"z\"}]}")
                .goesOn();
    }
}
