package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.complexity.Lexicon.Slot;
import dev.sluice.kit.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTest {

    private static final Lexicon LEXICON = new Lexicon();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Prove it | PROOF | 1",
                "We can improve it | PROOF | 0",
                "a step-by-step guide | STEPS | 1",
                "then? | STEPS | 1",
                "authentic | STEPS | 0",
                "이를 증명하라 | PROOF | 1",
                "재증명을 요구함 | PROOF | 1",
                "10개 이상 20개 이하 | CONSTRAINT | 2",
                "옳지 않은 것을 고르시오 | EXAM | 2",
                "번역 후 요약 | SIMPLE | 2",
                "hi | SIMPLE | 1",
                "this | SIMPLE | 0",
                "O(n log n) | CODE | 1",
                "설계와 계획 | DESIGN | 2",
                "pros and cons | COMPARE | 1",
                "확률을 계산 | COMPUTE | 2"
            })
    void findsAMeaningByItsWords(String text, Slot slot, int hits) {
        // When
        Scan scan = scan(text);

        // Then
        assertEquals(hits, scan.hits[slot.ordinal()]);
    }

    @Test
    void countsMarks() {
        // When
        Scan scan = scan("a = b + 1?\\n- x\\n```\\nf{}\\n``` $x$ 42");

        // Then
        assertEquals(
                "digits 3, operators 2, questions 1, items 1, fences 2, braces 2, latex 2, lines 5",
                "digits %d, operators %d, questions %d, items %d, fences %d, braces %d, latex %d, lines %d"
                        .formatted(
                                scan.digits,
                                scan.signs.operators,
                                scan.signs.questions,
                                scan.signs.items,
                                scan.signs.fences,
                                scan.signs.braces,
                                scan.signs.latex,
                                scan.signs.lines));
    }

    @Test
    void countsWordsAndCharacters() {
        // When
        Scan scan = scan("하나 둘, three  four!");

        // Then
        assertEquals("4 18", scan.words + " " + scan.characters);
    }

    @Test
    void composesJamo() {
        // When
        Scan scan = scan("\u1112\u1161\u11ab\u1100\u1173\u11af");

        // Then
        assertEquals(2, scan.hangul);
    }

    @Test
    void countsALongTextWhole() {
        // When
        Scan scan = scan("ab ".repeat(3_000));

        // Then
        assertEquals(9_000, scan.characters);
    }

    @Test
    void readsNoMoreThanItsTwoHalves() {
        // When
        Scan scan = scan("9".repeat(10_000));

        // Then
        assertEquals(4_096, scan.digits);
    }

    private static Scan scan(String text) {
        return new Scan(LEXICON).of(Requests.saying(text).text().glyphs());
    }
}
