package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Timeouts;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.wire.Secret;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAiFailureTest {

    private static final String DONE = "data: [DONE]\n\n";
    private static final String YES = "\"stream\":true,\"stream_options\":{\"include_usage\":true}";

    private static OpenAiTranscript transcript(String upstream, String members) {
        Provider provider =
                new Provider(
                        "p",
                        "openai",
                        "",
                        List.of(URI.create("http://127.0.0.1:1/v1")),
                        Secret.NONE,
                        Provider.Residency.SELF_HOSTED,
                        Provider.Balance.LEAST_LOAD,
                        Provider.Rules.NONE);
        Model model =
                new Model(
                        "m",
                        provider,
                        upstream,
                        null,
                        Patch.NONE,
                        null,
                        Card.UNKNOWN,
                        Timeouts.UNSAID);
        return new OpenAiTranscript(Asks.chatWith("hi", members), model);
    }

    private static OpenAiTranscript plain() {
        return transcript("auto", "\"stream\":true");
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String play(OpenAiTranscript transcript, String... parts) {
        StringBuilder out = new StringBuilder();
        for (String part : parts) {
            out.append(transcript.feed(Buffer.buffer(part)));
        }
        return out.append(transcript.finish()).toString();
    }

    @Test
    void sse4_aMissingFinishReasonBreaksTheStream() {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        String out = play(transcript, event(Chunks.content("a")) + DONE);
        // Then
        assertFalse(out.contains(DONE));
        assertNotNull(transcript.failure());
    }

    @Test
    void sse14_anErrorFrameBreaksTheStreamAndIsNotPassedOn() {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        Buffer out =
                transcript.feed(
                        Buffer.buffer(
                                event(Chunks.content("a")) + event(Chunks.error(503)) + DONE));
        // Then
        assertEquals(event(Chunks.content("a")), out.toString());
        assertEquals(503, transcript.failure().status());
    }

    @Test
    void sse14_anErrorEventBreaksTheStream() {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        transcript.feed(Buffer.buffer("event: error\ndata: {\"message\":\"why\"}\n\n"));
        // Then
        assertEquals("why", transcript.failure().message());
    }

    @Test
    void sse13_anEventOverTheLimitBreaksTheStream() {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        transcript.feed(Buffer.buffer("data: " + "x".repeat(EventStream.LIMIT)));
        // Then
        assertTrue(transcript.failure().brokeProtocol());
    }

    @Test
    void sse18_passesAnEventThatIsNotJson() {
        assertEquals(event("not json"), plain().feed(Buffer.buffer(event("not json"))).toString());
    }
}
