package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {

    private static final String[] PIECES = {
        "a", "word", " ", "\n\n", "한", "국어", "🎉", "\u0001", "\"", "7", ",", "\t", "é", "\u3000"
    };

    @ParameterizedTest
    @MethodSource("seeds")
    void losesNothingWhenItCutsText(int seed) {
        // Given
        Random random = new Random(seed);
        String text =
                random.ints(random.nextInt(60), 0, PIECES.length)
                        .mapToObj(i -> PIECES[i])
                        .collect(Collectors.joining());
        // When
        String joined = String.join("", Tokens.of(text));
        // Then
        assertEquals(text, joined);
    }

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "hi,1", "hello,2", "안녕하세요,3", "two words,3"})
    void countsFourLettersOrTwoSyllablesAsAToken(String text, int tokens) {
        assertEquals(tokens, Tokens.of(text).size());
    }

    @ParameterizedTest
    @CsvSource({
        "count to 3, 3",
        "Count from 1 to 12 please, 12",
        "can you count 5 sheep, 5",
        "count to 99999, 2000",
        "1부터 30까지 세어줘, 30",
        "하나씩 세어 봐: 40, 40"
    })
    void countsAsFarAsItIsAsked(String asked, String last) {
        assertTrue(new Prose(Voice.FAST, asked).answer(0, 1).endsWith(", " + last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my account is 300 days old", "the discount is 20", "countdown"})
    void doesNotCountUnasked(String asked) {
        assertTrue(new Prose(Voice.FAST, asked).answer(0, 1).contains("You said"));
    }

    @ParameterizedTest
    @CsvSource({
        "안녕, true",
        "이 HTTP handler에서 NullPointerException이 나는 이유를 알려 주세요, true",
        "What does 안녕 mean in English when friends meet?, false",
        "hello, false",
        "'', false"
    })
    void answersInTheLanguageOfTheRequest(String asked, boolean korean) {
        assertEquals(korean, new Prose(Voice.FAST, asked).answer(0, 1).contains("시뮬레이션"));
    }

    @Test
    void quotesALongRequestOnlyInPart() {
        assertTrue(new Prose(Voice.FAST, "🎉".repeat(500)).answer(0, 1).length() < 400);
    }
}
