package dev.sluice.dialect;

import static dev.sluice.dialect.Play.DONE;
import static dev.sluice.dialect.Play.event;
import static dev.sluice.dialect.Play.plain;
import static dev.sluice.dialect.Play.play;
import static dev.sluice.dialect.Play.transcript;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiTranscriptTest {

    @Test
    void sse17_passesUntouchedBytes() {
        // Given
        String stream = event(Chunks.content("a")) + event(Chunks.finish("stop")) + DONE;
        // When
        String out = play(plain(), stream);
        // Then
        assertEquals(stream, out);
    }

    @Test
    void echo1_putsTheCallersNameIntoEveryChunk() {
        // When
        String out =
                play(
                        transcript("fake", "\"stream\":true"),
                        event(Chunks.content("fake")),
                        event(Chunks.finish("stop")));
        // Then
        assertEquals(
                event(Chunks.content("fake").replace("\"model\":\"fake\"", "\"model\":\"auto\""))
                        + event(
                                Chunks.finish("stop")
                                        .replace("\"model\":\"fake\"", "\"model\":\"auto\""))
                        + DONE,
                out);
    }

    @Test
    void sse20_holdsDoneBackUntilTheEnd() {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        Buffer out = transcript.feed(Buffer.buffer(event(Chunks.finish("stop")) + DONE));
        // Then
        assertEquals(event(Chunks.finish("stop")), out.toString());
        assertTrue(transcript.complete());
    }

    @Test
    void sse3_nothingFollowsDone() {
        // When
        String out =
                play(
                        plain(),
                        event(Chunks.finish("stop")) + DONE + event(Chunks.content("late")) + DONE);
        // Then
        assertEquals(event(Chunks.finish("stop")) + DONE, out);
    }

    @Test
    void sse4_addsDone() {
        assertTrue(play(plain(), event(Chunks.finish("stop"))).endsWith(DONE));
    }

    @Test
    void sse7_takesErrorNullOut() {
        // When
        String out =
                play(
                        plain(),
                        event(Chunks.finish("stop").replace("{\"id\"", "{\"error\":null,\"id\"")));
        // Then
        assertEquals(event(Chunks.finish("stop")) + DONE, out);
    }

    @Test
    void sse23_aCommentIsNoLife() {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        transcript.feed(Buffer.buffer(": queued\n\n"));
        // Then
        assertFalse(transcript.alive());
    }

    @Test
    void sse23_aRoleIsLifeButNotSpeech() {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        transcript.feed(Buffer.buffer(event(Chunks.role())));
        // Then
        assertEquals("true false", transcript.alive() + " " + transcript.speaking());
    }

    @ParameterizedTest
    @ValueSource(strings = {"content", "reasoning_content", "reasoning"})
    void chunk7_contentAndReasoningAreSpeech(String member) {
        // Given
        OpenAiTranscript transcript = plain();
        // When
        transcript.feed(
                Buffer.buffer(
                        event(Chunks.content("a").replace("\"content\"", '"' + member + '"'))));
        // Then
        assertTrue(transcript.speaking());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":null}",
                "{}",
                "[]",
                "",
                "{\"choices\":[{\"finish_reason\":\"error\"}]}",
                "{\"error\":{\"message\":\"x\"},\"choices\":[]}"
            })
    void ans5_aWholeAnswerThatIsNoneIsBroken(String body) {
        assertTrue(plain().whole(Buffer.buffer(body)) instanceof Dialect.Verdict.Broken, body);
    }
}
