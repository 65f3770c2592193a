package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Asks;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void aShortTextIsWhole() {
        // When
        String excerpt = Excerpt.of(Asks.chat("왜 \"하늘\"은\n파란가요?"));

        // Then
        assertEquals("왜 \"하늘\"은\n파란가요?", excerpt);
    }

    @Test
    void aTextOfBothEndsIsWhole() {
        // Given
        String text = "a".repeat(2_048) + "b".repeat(2_048);

        // When
        String excerpt = Excerpt.of(Asks.chat(text));

        // Then
        assertEquals(text, excerpt);
    }

    @Test
    void aLongTextKeepsItsEnds() {
        // Given
        String text = "a".repeat(3_000) + "b".repeat(3_000);

        // When
        String excerpt = Excerpt.of(Asks.chat(text));

        // Then
        assertEquals("a".repeat(2_048) + "\n[...]\n" + "b".repeat(2_048), excerpt);
    }

    @Test
    void withoutAHumanTurnItIsEmpty() {
        // When
        String excerpt = Excerpt.of(Asks.read("{\"model\":\"auto\",\"messages\":[]}"));

        // Then
        assertEquals("", excerpt);
    }
}
