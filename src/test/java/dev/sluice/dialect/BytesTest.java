package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    private static Value value(String json) {
        return Value.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"plain\" | plain",
                "\"\\u00e9\\ud83d\\ude00!\" | é😀!",
                "\"a\\/b\\\\c\\\"d\" | a/b\\c\"d",
                "\"\\ud83d\" | ?",
                "\"\\ud83dx\" | ?x",
                "\"\\ude00x\" | ?x"
            })
    void saysWhatAStringMeans(String json, String text) {
        assertEquals(text, new Bytes(1).unescaped(value(json)).toString());
    }

    /// Names of members are copied as texts, and callers name them in any language.
    @ParameterizedTest
    @ValueSource(strings = {"plain", "이름", "a é 😀 b"})
    void keepsATextInAnyLanguage(String text) {
        assertEquals(
                text, new Bytes(1).put("<").put(text).put(">").toString().replaceAll("[<>]", ""));
    }

    @Test
    void escapesControlCharacters() {
        // When
        String string = new Bytes(1).escaped(new byte[] {'"', '\n', 1, '\\', 'x'}, 0, 5).toString();
        // Then
        assertEquals("\\\"\\u000a\\u0001\\\\x", string);
    }

    @RepeatedTest(40)
    void whatWasEscapedMeansTheSame(RepetitionInfo seed) {
        // Given
        Random random = new Random(seed.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            text.appendCodePoint("\"\\\n\t\u0001aé한😀{}".codePointAt(2 * random.nextInt(4)));
            text.append((char) random.nextInt(128));
        }
        String said = text.toString().replaceAll("\\p{Cs}", "");
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        byte[] string = new Bytes(8).put("\"").escaped(bytes, 0, bytes.length).put("\"").take();
        // When
        String meant = Value.of(string).text();
        // Then
        assertEquals(said, meant);
    }

    @Test
    void putsNoCommaBehindABracket() {
        assertEquals("[1,2", new Bytes(1).put("[").comma().put(1).comma().put(2).toString());
    }
}
