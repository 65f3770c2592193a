package dev.sluice.ask;

import static dev.sluice.ask.SpliceTest.ABC;
import static dev.sluice.ask.SpliceTest.patch;
import static dev.sluice.ask.SpliceTest.splice;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What [Splice] does when several edits meet: drop, rename, patch, model.
class SpliceOrderTest {

    @Test
    void renamesAKeyAndKeepsItsValue() {
        assertEquals(
                "{\"model\":\"m\", \"max_tokens\":1e2}",
                splice("{\"model\":\"a\", \"max_completion_tokens\" : 1e2}", rename()));
    }

    @Test
    void dropsTheSourceOfARenameWhenTheTargetIsThere() {
        // Given
        Edits edits = new Edits("m", Patch.NONE, false, List.of(), Map.of("seed", "random_seed"));

        // When
        String spliced = splice("{\"seed\":9,\"model\":\"a\",\"random_seed\":5}", edits);

        // Then
        assertEquals("{\"model\":\"m\",\"random_seed\":5}", spliced);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    max_completion_tokens | max_tokens | 9    | {"max_tokens":9,"model":"m"}
                    max_completion_tokens | max_tokens | null | {"model":"m","max_tokens":5}
                    max_tokens | max_completion_tokens | 9    | {"max_completion_tokens":9,"model":"m"}
                    max_tokens | max_completion_tokens | null | {"model":"m","max_completion_tokens":5}
                    """)
    void theNewerNameOfACapWinsWhicheverTheProviderKnows(
            String from, String to, String newer, String sent) {
        // Given
        Edits edits = new Edits("m", Patch.NONE, false, List.of(), Map.of(from, to));

        // When
        String spliced =
                splice(
                        "{\"max_completion_tokens\":%s,\"model\":\"a\",\"max_tokens\":5}"
                                .formatted(newer),
                        edits);

        // Then
        assertEquals(sent, spliced);
    }

    @Test
    void renamesWhenTheTargetIsDropped() {
        // Given
        Edits edits = new Edits("m", Patch.NONE, false, List.of("max_tokens"), rename().rename());

        // When
        String spliced =
                splice("{\"max_completion_tokens\":9,\"model\":\"a\",\"max_tokens\":5}", edits);

        // Then
        assertEquals("{\"max_tokens\":9,\"model\":\"m\"}", spliced);
    }

    @Test
    void keepsOneOfTwoSourcesOfOneName() {
        // Given
        Edits edits = new Edits("m", Patch.NONE, false, List.of(), Map.of("a", "c", "b", "c"));

        // When
        String spliced = splice(ABC, edits);

        // Then
        assertEquals("{\"c\":1,\"model\":\"m\"}", spliced);
    }

    @Test
    void patchesTheRenamedMember() {
        // Given
        Patch patch = Patch.of("{\"max_tokens\":7}");
        Edits edits = new Edits("m", patch, false, List.of(), rename().rename());

        // When
        String spliced = splice("{\"model\":\"a\",\"max_completion_tokens\":9}", edits);

        // Then
        assertEquals("{\"model\":\"m\",\"max_tokens\":7}", spliced);
    }

    @Test
    void mergesNestedObjectsAndKeepsTheTextOfOtherNumbers() {
        assertEquals(
                "{\"model\":\"m\",\"k\":{\"new\":1,\"n\":{\"x\":1.000,\"y\":2}, \"z\":1E400}}",
                splice(
                        "{\"model\":\"a\",\"k\":{\"n\":{\"x\":1.000,\"y\":0}, \"gone\":1,"
                                + " \"z\":1E400}}",
                        patch("{\"k\":{\"n\":{\"y\":2},\"gone\":null,\"new\":1}}")));
    }

    @Test
    void replacesAScalarByAPatchsObjectWithoutItsNulls() {
        assertEquals(
                "{\"model\":\"m\",\"k\":{\"a\":{}}}",
                splice(
                        "{\"model\":\"a\",\"k\":[1]}",
                        patch("{\"k\":{\"a\":{\"b\":null},\"c\":null}}")));
    }

    @Test
    void theModelOfTheEditsWinsOverThePatch() {
        assertEquals("{\"model\":\"m\"}", splice("{\"model\":\"a\"}", patch("{\"model\":\"p\"}")));
    }

    private static Edits rename() {
        return new Edits(
                "m", Patch.NONE, false, List.of(), Map.of("max_completion_tokens", "max_tokens"));
    }
}
