package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

/// Anthropic's words to a caller who speaks them.
class AnthropicPassageTest {

    private static final String START =
            "event: message_start\ndata: {\"type\": \"message_start\", \"message\": {\"id\": \"msg_1\", \"model\": \"auto\", \"usage\": {\"input_tokens\": 3}}}\n\n";
    private static final String TEXT =
            "event: content_block_delta\ndata: {\"type\": \"content_block_delta\", \"index\": 0, \"delta\": {\"type\": \"text_delta\", \"text\": \"Hi\"}}\n\n";
    private static final String DELTA =
            "event: message_delta\ndata: {\"type\": \"message_delta\", \"delta\": {\"stop_reason\": \"max_tokens\"}, \"usage\": {\"output_tokens\": 7}}\n\n";
    private static final String STOP =
            "event: message_stop\ndata: {\"type\": \"message_stop\"}\n\n";

    private static Dialect.Transcript passage() {
        return passage(Asks.messages("Hi", "\"stream\":true"));
    }

    private static Dialect.Transcript passage(Ask ask) {
        return new AnthropicPassage(ask, Models.named("auto").model());
    }

    private static String fed(Dialect.Transcript transcript, String bytes) {
        return transcript.feed(Buffer.buffer(bytes)).toString();
    }

    @Test
    void theBytesOfAStreamStayAsTheyAre() {
        // Given
        Dialect.Transcript passage = passage();
        String stream = START + TEXT + DELTA + STOP;
        // When
        String told = fed(passage, stream) + passage.finish();
        // Then
        assertEquals(stream, told);
    }

    @Test
    void halfAnEventIsHeldBack() {
        assertEquals(START, fed(passage(), START + TEXT.substring(0, 40)));
    }

    @Test
    void itIsKnownWhatWasUsed() {
        // Given
        Dialect.Transcript passage = passage();
        // When
        fed(passage, START + TEXT + DELTA);
        // Then
        assertEquals(new Usage(3, 0, 0, 7, 0, Usage.Source.REPORTED), passage.usage());
    }

    @Test
    void itIsKnownHowItStopped() {
        // Given
        Dialect.Transcript passage = passage();
        // When
        fed(passage, START + TEXT + DELTA);
        // Then
        assertEquals(new Stop("length", true), passage.stop());
    }

    @Test
    void itSpeaksWithItsFirstWord() {
        // Given
        Dialect.Transcript passage = passage();
        fed(passage, START);
        boolean before = passage.speaking();
        // When
        fed(passage, TEXT);
        // Then
        assertFalse(before);
        assertTrue(passage.speaking());
    }

    @Test
    void aCallSpeaksToo() {
        // Given
        Dialect.Transcript passage = passage();
        // When
        fed(
                passage,
                "data: {\"type\":\"content_block_start\",\"content_block\":{\"type\":\"tool_use\",\"name\":\"f\"}}\n\n");
        // Then
        assertTrue(passage.speaking());
    }

    @Test
    void anErrorBreaksItAndIsNotPassedOn() {
        // Given
        Dialect.Transcript passage = passage();
        // When
        String told =
                fed(
                        passage,
                        START
                                + "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"x\"}}\n\n"
                                + TEXT);
        // Then
        assertEquals(START, told);
        assertEquals(529, passage.failure().status());
    }

    @Test
    void withoutAReasonToStopItIsBroken() {
        // Given
        Dialect.Transcript passage = passage();
        fed(passage, START + TEXT);
        // When
        passage.finish();
        // Then
        assertNotNull(passage.failure());
    }

    @Test
    void aMissingLastEventIsAdded() {
        // Given
        Dialect.Transcript passage = passage();
        fed(passage, START + TEXT + DELTA);
        // When
        String last = passage.finish().toString();
        // Then
        assertEquals("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n", last);
        assertNull(passage.failure());
    }

    @Test
    void whatIsNoEventOfThisProtocolBreaksIt() {
        // Given
        Dialect.Transcript passage = passage();
        // When
        fed(passage, "data: {\"choices\":[]}\n\n");
        // Then
        assertTrue(passage.failure().brokeProtocol());
    }

    @Test
    void aChatsAnswerIsNoMessage() {
        assertInstanceOf(
                Dialect.Verdict.Broken.class,
                passage(Asks.messages("Hi", "")).whole(Buffer.buffer("{\"choices\":[]}")));
    }

    @Test
    void anErrorUnderStatus200IsNoAnswer() {
        // When
        Dialect.Verdict verdict =
                passage(Asks.messages("Hi", ""))
                        .whole(
                                Buffer.buffer(
                                        "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\"}}"));
        // Then
        assertEquals(
                429, verdict instanceof Dialect.Verdict.Broken(Complaint why) ? why.status() : 0);
    }

    @Test
    void aCountPassesAndCostsNothing() {
        // Given
        Dialect.Transcript passage =
                passage(Asks.read(Endpoint.COUNT_TOKENS, "{\"model\":\"auto\",\"messages\":[]}"));
        // When
        Dialect.Verdict verdict = passage.whole(Buffer.buffer("{\"input_tokens\":14}"));
        // Then
        assertInstanceOf(Dialect.Verdict.Answer.class, verdict);
        assertEquals(0, passage.usage().input());
    }

    @Test
    void aCountWithoutANumberIsNone() {
        assertInstanceOf(
                Dialect.Verdict.Broken.class,
                passage(Asks.read(Endpoint.COUNT_TOKENS, "{\"model\":\"m\",\"messages\":[]}"))
                        .whole(Buffer.buffer("{}")));
    }
}
