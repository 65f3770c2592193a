package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Requests;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which part of a text a [Scan] reads.
class ViewTest {

    private static final Lexicon LEXICON = new Lexicon();

    @Test
    void countsALongTextWhole() {
        // When
        Scan scan = scan("ab ".repeat(3_000));

        // Then
        assertEquals(9_000, scan.counts.total);
    }

    @Test
    void readsNoMoreThanItsTwoHalves() {
        // When
        Scan scan = scan("9".repeat(10_000));

        // Then
        assertEquals(4_096, scan.counts.points);
    }

    @Test
    void theMiddleOfALongTextIsNotRead() {
        // Given
        String half = "lorem ipsum ".repeat(400);

        // When
        Features features = features(half + "prove the theorem " + half);

        // Then
        assertEquals(features(half + "xxxxx xxx xxxxxxx " + half), features);
    }

    @Test
    void theEndOfALongTextIsRead() {
        // Given
        String padding = "lorem ipsum ".repeat(2_000);

        // When
        int proofs = scan(padding + "Prove it.").words.grams.hits[LEXICON.names().indexOf("proof")];

        // Then
        assertEquals(1, proofs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<system-reminder>Prove 12 theorems.</system-reminder>",
                "<environment_details>\\nA. x\\n</environment_details>",
                "\\u003csystem-reminder\\u003eProve it.\\u003c/system-reminder\\u003e"
            })
    void whatAHarnessInjectsIsNotRead(String block) {
        // When
        Features features = features("Say hello" + block + " to Ann");

        // Then
        assertArrayEquals(features("Say hello to Ann").buckets(), features.buckets());
    }

    @Test
    void aBlockThatNeverEndsIsText() {
        // When
        Features features = features("<system-reminder>Prove it.");

        // Then
        assertTrue(features.buckets().length > 5);
    }

    @Test
    void aTagOfAPersonIsRead() {
        assertNotEquals(features("a b"), features("<context>a b</context>"));
    }

    @Test
    void partsAreLinesOfOneText() {
        // Given
        byte[] bytes = "one two|three".getBytes(StandardCharsets.UTF_8);

        // When
        Features features = new Reading().features(bytes, 0, 7, 8, 13);

        // Then
        assertEquals(features("one two\\nthree"), features);
    }

    @Test
    void aRowIsReadAsARequestIs() {
        // Given
        String text = "Derive it, then compare.\\n한글도.";

        // When
        Features features = new Reading().of(Requests.saying(text)).features();

        // Then
        assertArrayEquals(features(text).buckets(), features.buckets());
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
