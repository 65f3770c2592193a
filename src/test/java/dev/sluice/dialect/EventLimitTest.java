package dev.sluice.dialect;

import static dev.sluice.dialect.Play.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Catalog;
import dev.sluice.catalog.Model;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Models;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How large an event may be (openai-wire SSE-13).
class EventLimitTest {

    private static final Buffer MEGABYTE = Buffer.buffer("x".repeat(1 << 20));
    private static final String SOUND =
            "\"stream\":true,\"modalities\":[\"text\",\"audio\"],\"audio\":{\"voice\":\"ash\"}";

    private static Model known(String upstream) {
        Model plain = Models.named("m").upstream(upstream).model();
        return new Model(
                plain.name(),
                plain.provider(),
                upstream,
                plain.tier(),
                plain.patch(),
                plain.price(),
                new Catalog().card(upstream),
                plain.timeouts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"modalities\":[\"text\",\"audio\"]",
                "\"modalities\":[\"image\"]",
                "\"audio\":{\"voice\":\"alloy\"}"
            })
    void sse13_whoAsksForMoreThanTextMayGetLargeEvents(String members) {
        assertEquals(
                EventLimit.MEDIA,
                EventLimit.of(Asks.chatWith("hi", members), Models.named("m").model()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n\":1",
                "\"modalities\":[\"text\"]",
                "\"modalities\":null",
                "\"modalities\":\"audio\"",
                "\"audio\":null"
            })
    void sse13_whoAsksForTextMayNot(String members) {
        assertEquals(
                EventLimit.TEXT,
                EventLimit.of(Asks.chatWith("hi", members), Models.named("m").model()));
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash-image, 33554432",
        "gpt-4o-audio-preview, 33554432",
        "gpt-5.1, 1048576",
        "unknown, 1048576"
    })
    void sse13_aModelThatAnswersWithMoreMaySendThemUnasked(String upstream, int limit) {
        assertEquals(limit, EventLimit.of(Asks.chat("hi"), known(upstream)));
    }

    /// Nobody would get it: Gemini's answers are told without their images.
    @Test
    void sse13_whatIsTranslatedIsText() {
        // Given
        Dialect.Transcript transcript =
                new Gemini(InstantSource.system())
                        .transcript(
                                Asks.chatWith("hi", "\"stream\":true"),
                                known("gemini-2.5-flash-image"));
        transcript.feed(Buffer.buffer("data: "));
        // When
        transcript.feed(MEGABYTE);
        // Then
        assertTrue(transcript.failure().brokeProtocol());
    }

    @Test
    void sse13_anEventOf32MibEndsAStreamWithSoundToo() {
        // Given
        OpenAiTranscript transcript = Play.transcript("auto", SOUND);
        transcript.feed(Buffer.buffer("data: "));
        for (int i = 0; i < 31; i++) {
            transcript.feed(MEGABYTE);
        }
        Complaint before = transcript.failure();
        // When
        transcript.feed(MEGABYTE);
        // Then
        assertNull(before);
        assertEquals("an event is larger than 33554432 bytes", transcript.failure().message());
    }

    @Test
    void tellsWhatItHoldsUntilTheEventIsWhole() {
        // Given
        OpenAiTranscript transcript = Play.transcript("auto", SOUND);
        String large = event(Chunks.content("x".repeat(300_000)));
        transcript.feed(Buffer.buffer(large.substring(0, 200_000)));
        int during = transcript.held();
        // When
        transcript.feed(Buffer.buffer(large.substring(200_000) + "data: {"));
        // Then
        assertEquals("200000 7", during + " " + transcript.held());
    }

    @Test
    void aSmallEventAfterALargeOneIsRead() {
        // Given
        Split split = new Split();
        String large = "x".repeat(300_000);
        split.feed("data: " + large).feed("\n\ndata: a");
        // When
        split.feed("bc\n\ndata: d").feed("\ndata: e\n\n");
        // Then
        assertEquals(java.util.List.of(large, "abc", "d\ne"), split.events);
    }
}
