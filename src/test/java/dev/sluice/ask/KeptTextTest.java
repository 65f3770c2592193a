package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What of a [Text] outlives the call.
class KeptTextTest {

    private static final String MIXED = "a\\u00e9 한글 \\ud83d\\ude00 \\\" é \\\\ end";

    private static Text text(String escaped) {
        return Asks.read(
                        "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\""
                                + escaped
                                + "\"}]}")
                .text();
    }

    private static String words(Text text) {
        StringBuilder words = new StringBuilder();
        Glyphs glyphs = text.glyphs();
        for (int glyph = glyphs.next(); glyph >= 0; glyph = glyphs.next()) {
            words.appendCodePoint(glyph);
        }
        return words.toString();
    }

    static IntStream lengths() {
        return IntStream.rangeClosed(0, 50);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void anExcerptIsABeginningOfTheTurn(int most) {
        // When
        String excerpt = words(text(MIXED).excerpt(most));
        // Then
        String whole = words(text(MIXED));
        String shown =
                excerpt.isEmpty() || Character.isHighSurrogate(excerpt.charAt(excerpt.length() - 1))
                        ? excerpt.substring(0, Math.max(0, excerpt.length() - 1))
                        : excerpt;
        assertTrue(whole.startsWith(shown), excerpt);
    }

    @Test
    void anExcerptThatIsLongEnoughIsTheTurn() {
        // When
        String excerpt = words(text(MIXED).excerpt(1_000));
        // Then
        assertEquals(words(text(MIXED)), excerpt);
    }

    @Test
    void anExcerptHoldsNoOtherBytesOfTheBody() {
        // When
        Text excerpt = text("short").excerpt(1_000);
        // Then
        assertEquals(5, excerpt.bytes().length);
    }

    @Test
    void partsAreKeptApart() {
        // Given
        Text parts =
                Asks.read(
                                "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":["
                                        + "{\"type\":\"text\",\"text\":\"one\"},{\"type\":\"text\",\"text\":\"two\"}]}]}")
                        .text();
        // When
        String excerpt = words(parts.excerpt(1_000));
        // Then
        assertEquals("one\ntwo", excerpt);
    }

    static IntStream numbers() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aStandInIsTheSameConversation(int number) {
        // Given
        Random random = new Random(number);
        long seed = random.nextLong();
        long conversation = text("turn " + number).conversation(seed);
        // When
        Text standIn = Text.standIn(conversation, seed);
        // Then
        assertEquals(conversation, standIn.conversation(seed));
    }

    @Test
    void whereNobodySpokeThereIsNoConversation() {
        // When
        boolean spoken = Asks.embedding("x").text().spoken();
        // Then
        assertFalse(spoken);
    }
}
