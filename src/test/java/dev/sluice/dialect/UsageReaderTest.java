package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sluice.kit.Asks;
import dev.sluice.ledger.Usage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageReaderTest {

    private static Usage read(String json) {
        byte[] bytes = ("xx" + json + "yy").getBytes(StandardCharsets.UTF_8);
        return UsageReader.read(bytes, 2, bytes.length - 2);
    }

    private static Usage reported(long in, long cached, long written, long out, long reasoning) {
        return new Usage(in, cached, written, out, reasoning, Usage.Source.REPORTED);
    }

    @Test
    void usage1_readsOpenAisDetails() {
        // When
        Usage usage =
                read(
                        """
                        {"prompt_tokens":10,"completion_tokens":20,"total_tokens":30,
                        "prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":2,"audio_tokens":1},
                        "completion_tokens_details":{"reasoning_tokens":15,"accepted_prediction_tokens":3}}\
                        """);
        // Then
        assertEquals(reported(10, 4, 2, 20, 15), usage);
    }

    /// Gemini's compatible endpoint counts thoughts in the total alone (providers.md 2).
    @Test
    void whatOnlyTheTotalHoldsIsReasoning() {
        assertEquals(
                reported(10, 0, 0, 50, 30),
                read("{\"prompt_tokens\":10,\"completion_tokens\":20,\"total_tokens\":60}"));
    }

    /// It may be input that was read from a cache and is counted apart.
    @Test
    void whatOnlyTheTotalHoldsIsNobodysWhereACacheIsCounted() {
        assertEquals(
                reported(10, 4, 0, 20, 0),
                read(
                        "{\"prompt_tokens\":10,\"completion_tokens\":20,\"total_tokens\":60,\"cached_tokens\":4}"));
    }

    @Test
    void aTotalAloneIsTheInput() {
        assertEquals(reported(12, 0, 0, 0, 0), read("{\"total_tokens\":12}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"prompt_tokens\":null,", "\"prompt_tokens\":\"10\","})
    void whatATotalHasBeyondTheOutputIsTheInputThatWasNotCounted(String prompt) {
        assertEquals(
                reported(10, 0, 0, 40, 0),
                read("{" + prompt + "\"completion_tokens\":40,\"total_tokens\":50}"));
    }

    @Test
    void countsMayBeWrittenAsFractions() {
        // When
        Usage usage = read("{ \"prompt_tokens\" : 12.0 , \"completion_tokens\" : 0.3e1 }");
        // Then
        assertEquals(reported(12, 0, 0, 3, 0), usage);
    }

    @Test
    void usage2_readsDeepSeeksCacheMembers() {
        // When
        Usage usage =
                read(
                        """
                        {"prompt_tokens":10,"completion_tokens":20,"total_tokens":30,
                        "prompt_cache_hit_tokens":6,"prompt_cache_miss_tokens":4}\
                        """);
        // Then
        assertEquals(reported(10, 6, 0, 20, 0), usage);
    }

    @Test
    void usage2_addsReasoningThatIsCountedApart() {
        // When
        Usage usage =
                read(
                        """
                        {"prompt_tokens":10,"completion_tokens":20,"total_tokens":130,
                        "completion_tokens_details":{"reasoning_tokens":100}}\
                        """);
        // Then
        assertEquals(reported(10, 0, 0, 120, 100), usage);
    }

    @Test
    void usage2_doesNotAddReasoningThatIsIncluded() {
        // When
        Usage usage =
                read(
                        """
                        {"prompt_tokens":10,"completion_tokens":120,"total_tokens":130,
                        "completion_tokens_details":{"reasoning_tokens":100}}\
                        """);
        // Then
        assertEquals(reported(10, 0, 0, 120, 100), usage);
    }

    @Test
    void readsEmbeddings() {
        assertEquals(reported(8, 0, 0, 0, 0), read("{\"prompt_tokens\":8,\"total_tokens\":8}"));
    }

    @Test
    void aNegativeCountIsZero() {
        assertEquals(
                reported(0, 0, 0, 3, 0), read("{\"prompt_tokens\":-8,\"completion_tokens\":3}"));
    }

    @Test
    void numbersInArraysAreNobodys() {
        assertEquals(reported(3, 0, 0, 0, 0), read("{\"x\":[1,2],\"prompt_tokens\":3}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "\"x\"",
                "{}",
                "{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}",
                "{\"prompt_tokens\":",
                "{\"prompt_tokens\":3",
                "{\"prompt_tokens\":3,\"x\":{\"y\":1}",
                "{\"prompt_tokens\":3}}",
                "{\"prompt_tokens\":\"3\"}",
                "{\"prompt_tokens\":null,\"completion_tokens\":NaN}",
                "{\"prompt_tokens\":1e13}",
                "{\"prompt_tokens\":99999999999999999999}"
            })
    void whatIsNoUsageIsNone(String json) {
        assertNull(read(json));
    }

    /// As Ollama counted a prompt that it had in its cache (ollama/ollama#5370).
    @ParameterizedTest
    @ValueSource(strings = {"", ",\"total_tokens\":7"})
    void aPromptThatNobodyCountedIsEstimated(String total) {
        // Given
        Usage told = read("{\"prompt_tokens\":0,\"completion_tokens\":7" + total + "}");
        // When
        Usage used = UsageReader.known(told, true, Asks.chat("x".repeat(32)), 40);
        // Then
        assertEquals(new Usage(10, 0, 0, 7, 0, Usage.Source.ESTIMATED), used);
    }

    @Test
    void ofAnEmptyPromptNothingIsToBeCounted() {
        // Given
        Usage told = read("{\"prompt_tokens\":0,\"completion_tokens\":7}");
        // When
        Usage used = UsageReader.known(told, true, Asks.chat(""), 40);
        // Then
        assertEquals(reported(0, 0, 0, 7, 0), used);
    }

    @Test
    void usage9_anEstimateSaysThatItIsOne() {
        // When
        Usage usage = UsageReader.estimate(Asks.chat("x".repeat(32)), 33);
        // Then
        assertEquals(new Usage(10, 0, 0, 11, 0, Usage.Source.ESTIMATED), usage);
    }
}
