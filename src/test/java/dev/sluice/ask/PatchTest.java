package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest {

    /// The examples of RFC 7396, appendix A, whose target and patch are objects.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{\"a\":\"b\"}|{\"a\":\"c\"}|{\"a\":\"c\"}",
                "{\"a\":\"b\"}|{\"b\":\"c\"}|{\"b\":\"c\",\"a\":\"b\"}",
                "{\"a\":\"b\"}|{\"a\":null}|{}",
                "{\"a\":\"b\",\"b\":\"c\"}|{\"a\":null}|{\"b\":\"c\"}",
                "{\"a\":[\"b\"]}|{\"a\":\"c\"}|{\"a\":\"c\"}",
                "{\"a\":\"c\"}|{\"a\":[\"b\"]}|{\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}|{\"a\":{\"b\":\"d\",\"c\":null}}|{\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]}|{\"a\":[1]}|{\"a\":[1]}",
                "{\"e\":null}|{\"a\":1}|{\"a\":1,\"e\":null}",
                "{}|{\"a\":{\"bb\":{\"ccc\":null}}}|{\"a\":{\"bb\":{}}}"
            })
    void mergesAsTheRfcSays(String target, String patch, String result) {
        assertEquals(result, merge(target, Patch.of(patch)));
    }

    @Test
    void isEmptyWithoutMembers() {
        assertSame(Patch.NONE, Patch.of(" { } "));
        assertTrue(Patch.NONE.isEmpty());
        assertFalse(Patch.of("{\"a\":null}").isEmpty());
    }

    @Test
    void showsItselfAsJson() {
        assertEquals(
                "{\"a\":{\"b\":null,\"c\":1.50},\"d\":[1, 2],\"e\\\"\":null}",
                Patch.of("{ \"a\" : {\"b\":null, \"c\":1.50}, \"d\":[1, 2], \"e\\\"\":null }")
                        .json());
    }

    @Test
    void letsTheLaterPatchWin() {
        assertEquals(
                "{\"a\":2,\"b\":{\"c\":1,\"d\":2}}",
                Patch.of("{\"a\":1,\"b\":{\"c\":1,\"d\":1}}")
                        .then(Patch.of("{\"a\":2,\"b\":{\"d\":2}}"))
                        .json());
    }

    @Test
    void replacesWhatAnEarlierPatchRemoved() {
        // Given
        Patch patch = Patch.of("{\"a\":null}").then(Patch.of("{\"a\":{\"b\":1}}"));

        // When
        String merged = merge("{\"a\":{\"old\":1}}", patch);

        // Then
        assertEquals("{\"a\":{\"b\":1}}", merged);
    }

    @Test
    void speaksAnothersWords() {
        // Given
        Patch patch = Patch.of("{\"max_tokens\":5,\"seed\":null,\"a\":{\"b\":1}}");

        // When
        Patch renamed = patch.renamed(Map.of("max_tokens", "limit", "seed", "random_seed"));

        // Then
        assertEquals("{\"limit\":5,\"random_seed\":null,\"a\":{\"b\":1}}", renamed.json());
    }

    @Test
    void twoWordsForOneThingAreOneChange() {
        // Given
        Patch patch = Patch.of("{\"max_tokens\":5,\"max_completion_tokens\":5}");

        // When
        Patch renamed = patch.renamed(Map.of("max_completion_tokens", "max_tokens"));

        // Then
        assertEquals("{\"max_tokens\":5}", renamed.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{}x", "{\"a\":1,\"a\":2}", "{a:1}"})
    void refusesWhatIsNoObject(String json) {
        assertThrows(IllegalArgumentException.class, () -> Patch.of(json));
    }

    private static String merge(String target, Patch patch) {
        return new String(Splice.merge(target.getBytes(UTF_8), patch), UTF_8);
    }
}
