package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of a text. Texts are written as in JSON.
class ScanTest {

    private static final Lexicon LEXICON = new Lexicon();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Prove it | proof | 1",
                "We can improve it | proof | 0",
                "a step-by-step guide | multistep | 3",
                "then? | multistep | 1",
                "authentic | multistep | 0",
                "이를 증명하라 | proof | 1",
                "재증명을 요구함 | proof | 1",
                "10개 이상 20개 이하 | constraint | 2",
                "옳지 않은 것을 고르시오 | choice | 2",
                "번역 후 요약 | simple | 2",
                "hi | simple | 1",
                "this | simple | 0",
                "설계와 계획 | plan | 2",
                "pros and cons | compare | 1",
                "확률을 계산 | compute | 2",
                "PROVE | proof | 1"
            })
    void findsAMeaningByItsWords(String text, String meaning, int hits) {
        // When
        Scan scan = scan(text);

        // Then
        assertEquals(hits, scan.words.grams.hits[LEXICON.names().indexOf(meaning)]);
    }

    @Test
    void theLexiconHasAsManyMeaningsAsThereAreSlots() {
        assertEquals(Lexicon.MEANINGS, LEXICON.names().size());
    }

    @Test
    void countsMarks() {
        // When
        Counts counts = scan("a = b + 1?\\n```\\nf{}\\n``` $x$ 42. See http://a.b").counts;

        // Then
        assertEquals(
                "digits 3 numbers 2 fences 2 sentences 2 addresses 1 = 1 { 1 $ 2",
                "digits %d numbers %d fences %d sentences %d addresses %d = %d { %d $ %d"
                        .formatted(
                                counts.digits,
                                counts.numbers,
                                counts.fences,
                                counts.sentences,
                                counts.addresses,
                                counts.signs['='],
                                counts.signs['{'],
                                counts.signs['$']));
    }

    @Test
    void countsWhatLiesInLines() {
        // When
        Lines lines =
                scan("Which one?\\nA. one\\nB. two 2\\n(c) three\\n\\n- x\\n    y\\n1 2 3").lines;

        // Then
        assertEquals(
                "lines 8 options 3 stem 11 digits 1 items 1 blank 1 indented 1 grids 3",
                "lines %d options %d stem %d digits %d items %d blank %d indented %d grids %d"
                        .formatted(
                                lines.count,
                                lines.options,
                                lines.stem,
                                lines.optionsWithDigits,
                                lines.items,
                                lines.blank,
                                lines.indented,
                                lines.grids));
    }

    @Test
    void countsWordsAndCharacters() {
        // When
        Counts counts = scan("하나 둘, three  four!").counts;

        // Then
        assertEquals("4 18", counts.words + " " + counts.points);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u1112\u1161\u11ab\u1100\u1173\u11af",
                "\\u1112\\u1161\\u11ab\u1100\\u1173\u11af",
                "하\u11ab글"
            })
    void composesJamo(String decomposed) {
        // When
        Features features = features(decomposed);

        // Then
        assertEquals(features("한글"), features);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "이 명제를 단계별로 증명하시오.",
                "café? №5, “quoted”",
                "mixed 한글 and \t tabs",
                "emoji 😀 and 漢字 かな"
            })
    void howATextIsEscapedDoesNotMatter(String text) {
        // Given
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));

        // When
        Features features = features(escaped.toString());

        // Then
        assertEquals(features(text.replace("\t", "\\t")), features);
    }

    @Test
    void decomposedTextIsTheSameAsComposed() {
        // Given
        String text = "두 소수의 합을 단계별로 계산하고, 값이 하나뿐임을 증명하시오.";

        // When
        Features features = features(Normalizer.normalize(text, Normalizer.Form.NFD));

        // Then
        assertEquals(features(text), features);
    }

    @Test
    void digitsAreFoldedAndCaseIsDropped() {
        // When
        Features features = features("Room 12 of 345");

        // Then
        assertArrayEquals(features("ROOM 98 OF 111").buckets(), features.buckets());
    }

    @Test
    void aBucketIsMetOnce() {
        // When
        int[] buckets = features("the cat and the dog and the cat and the dog").buckets();

        // Then
        assertEquals(buckets.length, Arrays.stream(buckets).distinct().count());
    }

    @Test
    void theSameReaderReadsTheSameAgain() {
        // Given
        Reading reading = new Reading();
        Features first = read(reading, "Prove it step by step.");
        read(reading, "가나다 라마바 \\n A. x \\n {} 12345");

        // When
        Features again = read(reading, "Prove it step by step.");

        // Then
        assertEquals(first, again);
    }

    private static Scan scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Scan(LEXICON).of(bytes, new int[] {0, bytes.length});
    }

    private static Features features(String text) {
        return read(new Reading(), text);
    }

    private static Features read(Reading reading, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return reading.features(bytes, 0, bytes.length);
    }
}
