package dev.sluice.dialect;

import static dev.sluice.dialect.Play.DONE;
import static dev.sluice.dialect.Play.event;
import static dev.sluice.dialect.Play.plain;
import static dev.sluice.dialect.Play.play;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class OpenAiFailureTest {

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
    void sse4_aChoiceWithAHighNumberIsOneToo() {
        // Given
        OpenAiTranscript transcript = plain();
        String ended =
                event(
                        Chunks.content("a")
                                .replace("\"finish_reason\":null", "\"finish_reason\":\"stop\""));
        String open = event(Chunks.content("b").replace("\"index\":0", "\"index\":64"));
        // When
        String out = play(transcript, ended + open + DONE);
        // Then
        assertFalse(out.contains(DONE));
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
        transcript.feed(Buffer.buffer("data: " + "x".repeat(EventLimit.TEXT)));
        // Then
        assertTrue(transcript.failure().brokeProtocol());
    }

    @Test
    void sse18_passesAnEventThatIsNotJson() {
        assertEquals(event("not json"), plain().feed(Buffer.buffer(event("not json"))).toString());
    }
}
