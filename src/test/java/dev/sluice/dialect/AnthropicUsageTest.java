package dev.sluice.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an answer of Anthropic's used that nobody heard to its end: the caller left, or it broke.
class AnthropicUsageTest {

    /// Thirty-two bytes are ten tokens.
    private static final String STREAM =
            """
            data: {"type":"message_start","message":{"id":"m","model":"auto","usage":{"input_tokens":5,"cache_read_input_tokens":2,"output_tokens":%d}}}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"thirty-two bytes of an answer..."}}

            """;

    @ParameterizedTest
    @CsvSource({"1, 10", "20, 20"})
    void isEstimatedInItsOwnWords(long told, long output) {
        // Given
        Dialect.Transcript passage =
                new AnthropicPassage(
                        Asks.messages("hi", "\"stream\":true"), Models.named("auto").model());
        // When
        passage.feed(Buffer.buffer(STREAM.formatted(told)));
        // Then
        assertEquals(new Usage(7, 2, 0, output, 0, Usage.Source.ESTIMATED), passage.usage());
    }

    @Test
    void tellsWhatIsKeptForAnHour() {
        // Given
        AnthropicUsage usage = new AnthropicUsage();
        String said =
                """
                {"input_tokens":5,"cache_creation_input_tokens":9,"output_tokens":1,
                 "cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":7}}\
                """;
        // When
        usage.begin(Value.of(said.getBytes(UTF_8)));
        usage.end(Value.of("{\"output_tokens\":3}".getBytes(UTF_8)));
        // Then
        assertEquals(new Usage(14, 0, 9, 7, 3, 0, Usage.Source.REPORTED), usage.told());
    }

    @Test
    void zerosToTheEndAreNoCount() {
        // Given
        Dialect.Transcript passage =
                new AnthropicPassage(
                        Asks.messages("hi", "\"stream\":true"), Models.named("auto").model());
        String zeros = STREAM.replaceAll("\\d+,\"cache_read_input_tokens\":2", "0").formatted(0);
        String end =
                "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":0}}\n\n";
        // When
        passage.feed(Buffer.buffer(zeros + end));
        // Then
        assertEquals(new Usage(1, 0, 0, 10, 0, Usage.Source.ESTIMATED), passage.usage());
    }

    /// What was counted before still holds.
    @ParameterizedTest
    @ValueSource(strings = {"1000000000001", "1e13", "99999999999999999999", "1e300"})
    void whatNoAnswerHasIsNoCount(String output) {
        // Given
        Dialect.Transcript passage =
                new AnthropicPassage(
                        Asks.messages("hi", "\"stream\":true"), Models.named("auto").model());
        String end =
                "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":%s}}\n\n";
        // When
        passage.feed(Buffer.buffer(STREAM.formatted(1) + end.formatted(output)));
        // Then
        assertEquals(new Usage(7, 2, 0, 10, 0, Usage.Source.ESTIMATED), passage.usage());
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "20, 20"})
    void isEstimatedInOpenAisWords(long told, long output) {
        // Given
        Dialect.Transcript transcript =
                new Anthropic(InstantSource.system())
                        .transcript(
                                Asks.chatWith("hi", "\"stream\":true"),
                                Exchange.model("claude", Provider.Rules.NONE, "k"));
        // When
        transcript.feed(Buffer.buffer(STREAM.formatted(told)));
        // Then
        assertEquals(new Usage(7, 2, 0, output, 0, Usage.Source.ESTIMATED), transcript.usage());
    }
}
