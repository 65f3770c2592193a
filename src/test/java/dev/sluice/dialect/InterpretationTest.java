package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Patch;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a caller in Anthropic's words is told of an OpenAI-shaped upstream, where golden exchanges
/// do not say it.
class InterpretationTest {

    private static final Dialect DIALECT = Interpreter.of(new OpenAi());

    private static Dialect.Transcript transcript() {
        return DIALECT.transcript(
                Asks.messages("Hi", "\"stream\":true"), Models.named("m").model());
    }

    private static String fed(Dialect.Transcript transcript, String... events) {
        StringBuilder told = new StringBuilder();
        for (String event : events) {
            told.append(transcript.feed(Buffer.buffer("data: " + event + "\n\n")));
        }
        return told.toString();
    }

    private static String call(String members, String arguments) {
        return "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{%s\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]}}]}"
                .formatted(members, arguments);
    }

    @Test
    void whoSpeaksItNeedsNoInterpreter() {
        // Given
        Dialect anthropic = new Anthropic(java.time.InstantSource.system());
        // When
        Dialect found = Interpreter.of(anthropic);
        // Then
        assertEquals(anthropic, found);
    }

    @Test
    void aChatGoesThroughUntouched() {
        // Given
        var chat = Asks.chat("Hi");
        // When
        byte[] sent = DIALECT.encode(chat, Models.named("auto").model(), Patch.NONE).body();
        // Then
        assertEquals(
                new String(chat.body().bytes(), StandardCharsets.UTF_8),
                new String(sent, StandardCharsets.UTF_8));
    }

    @Test
    void itIsAskedAsAChat() {
        assertEquals(
                "chat/completions",
                DIALECT.encode(Asks.messages("Hi", ""), Models.named("m").model(), Patch.NONE)
                        .path());
    }

    @Test
    void nobodyCountsForIt() {
        assertFalse(DIALECT.speaks(Endpoint.COUNT_TOKENS));
    }

    @Test
    void eachEventIsWrittenAsAnthropicWritesIt() {
        assertTrue(
                fed(transcript(), Chunks.role(), Chunks.content("Hi"))
                        .endsWith(
                                "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                                        + "\"delta\":{\"type\":\"text_delta\",\"text\":\"Hi\"}}\n\n"));
    }

    @Test
    void halfAStreamIsBroken() {
        // Given
        Dialect.Transcript transcript = transcript();
        fed(transcript, Chunks.role(), Chunks.content("Hi"));
        // When
        String last = transcript.finish().toString();
        // Then
        assertEquals("", last);
        assertNotNull(transcript.failure());
    }

    @Test
    void callsInEachOthersMidstAreBroken() {
        // Given
        Dialect.Transcript transcript = transcript();
        // When
        fed(
                transcript,
                call("\"index\":0,\"id\":\"a\",", "{"),
                call("\"index\":1,\"id\":\"b\",", "{}"),
                call("\"index\":0,", "}"));
        // Then
        assertNotNull(transcript.failure());
    }

    @Test
    void callsWithoutAnIndexAreToldApartByTheirIds() {
        // When
        String told = fed(transcript(), call("\"id\":\"a\",", "{}"), call("\"id\":\"b\",", "{}"));
        // Then
        assertTrue(
                told.contains("\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"b\""),
                told);
    }

    @Test
    void aCallWithoutAnIdGetsOne() {
        assertTrue(fed(transcript(), call("\"index\":0,", "{}")).contains("\"id\":\"toolu_"));
    }

    @Test
    void whatNobodyCountedIsEstimated() {
        // Given
        Dialect.Transcript transcript = transcript();
        // When
        fed(transcript, Chunks.role(), Chunks.content("Hello"), Chunks.finish("stop"), "[DONE]");
        // Then
        assertEquals(Usage.Source.ESTIMATED, transcript.usage().source());
    }

    @Test
    void anErrorInTheStreamIsAFailure() {
        // Given
        Dialect.Transcript transcript = transcript();
        // When
        fed(transcript, Chunks.role(), Chunks.error(503));
        // Then
        assertEquals(503, transcript.failure().status());
    }
}
