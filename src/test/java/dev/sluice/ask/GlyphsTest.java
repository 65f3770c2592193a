package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GlyphsTest {

    @Test
    void yieldsPlainText() {
        assertEquals("plain", decode("plain"));
    }

    @Test
    void decodesShortEscapes() {
        assertEquals("\"\\/\b\f\n\r\t", decode("\\\"\\\\\\/\\b\\f\\n\\r\\t"));
    }

    @Test
    void decodesUnicodeEscapesOfEitherCase() {
        assertEquals("\u00e9\uABCD", decode("\\u00E9\\uabcd"));
    }

    @Test
    void joinsAnEscapedSurrogatePair() {
        assertEquals("\uD83D\uDE00!", decode("\\ud83d\\ude00!"));
    }

    @Test
    void yieldsALoneSurrogateAsItStands() {
        // When
        Glyphs glyphs = glyphs("\\ud83dx");

        // Then
        assertEquals(0xD83D, glyphs.next());
        assertEquals('x', glyphs.next());
    }

    @Test
    void doesNotJoinASurrogateWithAnotherHighOne() {
        // When
        Glyphs glyphs = glyphs("\\ud83d\\ud83d\\ude00");

        // Then
        assertEquals(0xD83D, glyphs.next());
        assertEquals(0x1F600, glyphs.next());
    }

    @Test
    void decodesUtf8OfEveryLength() {
        assertEquals("a\u00e9\uD55C\uD83D\uDE00z", decode("a\u00e9\uD55C\uD83D\uDE00z"));
    }

    @Test
    void separatesRangesByALineFeed() {
        // Given
        byte[] bytes = "one,two".getBytes(UTF_8);

        // When
        String text = spell(new Glyphs(bytes, new int[] {0, 3, 4, 7}));

        // Then
        assertEquals("one\ntwo", text);
    }

    @Test
    void staysAtTheEnd() {
        // Given
        Glyphs glyphs = glyphs("");

        // When
        int end = glyphs.next();

        // Then
        assertEquals(-1, end);
        assertEquals(-1, glyphs.next());
    }

    static String spell(Glyphs glyphs) {
        StringBuilder text = new StringBuilder();
        for (int point = glyphs.next(); point >= 0; point = glyphs.next()) {
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    private static Glyphs glyphs(String escaped) {
        byte[] bytes = escaped.getBytes(UTF_8);
        return new Glyphs(bytes, new int[] {0, bytes.length});
    }

    private static String decode(String escaped) {
        return spell(glyphs(escaped));
    }
}
