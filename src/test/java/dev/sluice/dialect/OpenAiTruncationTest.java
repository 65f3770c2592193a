package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sluice.catalog.Model;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import dev.sluice.wire.Tier;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// openai-wire SSE-4 and SSE-19: an upstream that ends politely, but within an event.
class OpenAiTruncationTest {

    private static final String FINISHED =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}\n\n";

    private final Dialect.Transcript transcript =
            new OpenAi().transcript(Asks.chatWith("hi", "\"stream\":true"), model());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[{\"index\":0,\"del",
                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"obf",
                "data: {\"choices\":[],\"usage\":{\"prompt_to",
                "data: [DO"
            })
    void failsWithoutPassingOnThePieceOfAnEvent(String piece) {
        // Given
        String passed = transcript.feed(Buffer.buffer(FINISHED + piece)).toString();

        // When
        passed += transcript.finish().toString();

        // Then
        assertNotNull(transcript.failure());
        assertEquals(FINISHED, passed);
    }

    @Test
    void takesALastEventThatLacksOnlyItsBlankLine() {
        // Given
        String passed = transcript.feed(Buffer.buffer(FINISHED.strip())).toString();

        // When
        passed += transcript.finish().toString();

        // Then
        assertEquals(FINISHED + "data: [DONE]\n\n", passed);
    }

    private static Model model() {
        return Models.named(Asks.chat("hi").model()).external().tier(Tier.FAST).model();
    }
}
