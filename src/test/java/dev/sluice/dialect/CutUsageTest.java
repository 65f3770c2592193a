package dev.sluice.dialect;

import static dev.sluice.dialect.Play.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a stream used whose provider counts as it goes, and that nobody heard to its end: a count
/// of before is no bill, but says more than bytes do. Thirty-two bytes are ten tokens, the prompt
/// is one.
class CutUsageTest {

    private static final String WORDS = "thirty-two bytes of an answer...";

    private static Usage estimated(long input, long output) {
        return new Usage(input, 0, 0, output, 0, Usage.Source.ESTIMATED);
    }

    private static Usage used(Dialect.Transcript transcript, String... events) {
        for (String each : events) {
            transcript.feed(Buffer.buffer(event(each)));
        }
        return transcript.usage();
    }

    private static Dialect.Transcript gemini() {
        return new Gemini(InstantSource.system())
                .transcript(
                        Asks.chatWith("hi", "\"stream\":true"),
                        Exchange.model("gemini-test", Provider.Rules.NONE, ""));
    }

    private static String candidate(String usage) {
        return "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"}]}}],\"usageMetadata\":%s}"
                .formatted(WORDS, usage);
    }

    /// Gemini says with each event what it knows, of which the answer may be no part yet.
    @ParameterizedTest
    @CsvSource({"'', 10", "',\"candidatesTokenCount\":4', 4", "',\"candidatesTokenCount\":12', 12"})
    void geminisIsWhatWasCountedElseWhatWasSaid(String counted, long output) {
        assertEquals(
                estimated(7, output),
                used(gemini(), candidate("{\"promptTokenCount\":7" + counted + "}")));
    }

    /// Vertex names only the kind of traffic until the last event.
    @Test
    void whatCountsNothingIsNoCountOfGeminis() {
        assertEquals(
                estimated(1, 10), used(gemini(), candidate("{\"trafficType\":\"ON_DEMAND\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000001", "1e13", "1e300"})
    void whatNoAnswerHasIsNoCountOfGeminis(String count) {
        // Given
        String counts = "{\"promptTokenCount\":%s,\"candidatesTokenCount\":4}".formatted(count);
        // When
        Usage used = used(gemini(), candidate(counts));
        // Then
        assertEquals(estimated(1, 10), used);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "4, 4", "12, 12"})
    void openAisIsWhatWasCountedElseWhatWasSaid(long counted, long output) {
        // Given
        String usage =
                ",\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":%d}}".formatted(counted);
        // When
        Usage used = used(Play.plain(), Chunks.content(WORDS).replaceAll("}$", usage));
        // Then
        assertEquals(estimated(7, output), used);
    }

    @Test
    void aPromptThatWasNotCountedIsEstimated() {
        // Given
        Dialect.Transcript passage =
                new AnthropicPassage(
                        Asks.messages("hi", "\"stream\":true"), Models.named("auto").model());
        // When
        Usage used =
                used(
                        passage,
                        "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":0,\"output_tokens\":0}}}",
                        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}"
                                .formatted(WORDS));
        // Then
        assertEquals(estimated(1, 10), used);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}",
                "{\"total_tokens\":1e300}"
            })
    void whatCountsNothingTakesNoCountBack(String usage) {
        // When
        Usage used =
                used(
                        Play.plain(),
                        Chunks.finish("stop"),
                        Chunks.usage(3, 4),
                        "{\"choices\":[],\"usage\":" + usage + "}");
        // Then
        assertEquals(new Usage(3, 0, 0, 4, 0, Usage.Source.REPORTED), used);
    }

    /// SGLang counts what it aborts.
    @Test
    void whatWasCountedOfAnAbortedAnswerIsKnown() {
        // Given
        String counted = ",\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":4}}";
        // When
        Usage used = used(Play.plain(), Chunks.finish("abort").replaceAll("}$", counted));
        // Then
        assertEquals(new Usage(7, 0, 0, 4, 0, Usage.Source.REPORTED), used);
    }

    @Test
    void whatAnErrorCountsIsKnown() {
        // When
        Usage used =
                used(
                        Play.plain(),
                        Chunks.content(WORDS),
                        "{\"error\":{\"message\":\"x\"},\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":40}}");
        // Then
        assertEquals(estimated(7, 40), used);
    }
}
