package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signatures that Gemini refused are sent no more, and only those.
class GeminiProofsTest {

    private static final String LOST = "skip_thought_signature_validator";

    private static final String LOOP =
            """
            {"model":"auto","messages":[{"role":"user","content":"hi"},
             {"role":"assistant","content":"Let me see.","extra_content":{"google":{"thought_signature":"said"}},
              "tool_calls":[{"id":"call_%s","type":"function","function":{"name":"now","arguments":"{}"},
               "extra_content":{"google":{"thought_signature":"called"}}}]},
             {"role":"tool","tool_call_id":"call_%1$s","content":"noon"}]}
            """;

    private final Dialect dialect = new Gemini(InstantSource.system(), () -> "new");
    private final Model model = Exchange.model("gemini-test", Provider.Rules.NONE, "");

    private Complaint refused(int status, String message) {
        return dialect.transcript(Asks.chat("hi"), model)
                .refused(status, Buffer.buffer("{\"error\":{\"message\":\"" + message + "\"}}"));
    }

    /// The parts of the model's turn.
    private JsonNode sent(String id) {
        byte[] body = dialect.encode(Asks.read(LOOP.formatted(id)), model, Patch.NONE).body();
        return Exchange.json(new String(body, StandardCharsets.UTF_8)).at("/contents/1/parts");
    }

    private static String signature(JsonNode part) {
        return part.path("thoughtSignature").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "400 | Thought signature is not valid. | thought_signature",
                "400 | Function call is missing a thought_signature in functionCall parts. | thought_signature",
                "400 | Invalid thoughtSignature | thought_signature",
                "400 | A signature on a contract | -",
                "500 | Thought signature is not valid. | -"
            })
    void knowsWhatItsWordsMean(int status, String message, String code) {
        // When
        Complaint why = refused(status, message);
        // Then
        assertEquals(code, why.code());
    }

    @Test
    void sendsTheCallersOwnBefore() {
        // When
        JsonNode sent = sent("old");
        // Then
        assertEquals("said called", signature(sent.get(0)) + " " + signature(sent.get(1)));
    }

    @Test
    void sendsThePlaceholderInsteadAfterwards() {
        // Given
        refused(400, "Thought signature is not valid.");
        // When
        JsonNode sent = sent("old");
        // Then
        assertEquals(" " + LOST, signature(sent.get(0)) + " " + signature(sent.get(1)));
    }

    @Test
    void sendsThoseThatCameSince() {
        // Given
        refused(400, "Thought signature is not valid.");
        dialect.transcript(Asks.chat("hi"), model)
                .whole(
                        Buffer.buffer(
                                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"now\"},\"thoughtSignature\":\"fresh\"}]},\"finishReason\":\"STOP\"}]}"));
        // When
        JsonNode sent = sent("new");
        // Then
        assertEquals("fresh", signature(sent.get(1)));
    }

    @Test
    void anotherConversationKeepsItsOwn() {
        // Given
        dialect.transcript(Asks.chat("something else"), model)
                .refused(
                        400,
                        Buffer.buffer(
                                "{\"error\":{\"message\":\"Corrupted thought signature.\"}}"));
        // When
        JsonNode sent = sent("old");
        // Then
        assertEquals("called", signature(sent.get(1)));
    }

    @Test
    void hearsOfItInsideOfAStreamToo() {
        // Given
        Dialect.Transcript transcript =
                dialect.transcript(Asks.chatWith("hi", "\"stream\":true"), model);
        // When
        transcript.feed(
                Buffer.buffer(
                        "data: {\"error\":{\"code\":400,\"message\":\"Thought signature is not valid\"}}\n\n"));
        // Then
        assertEquals("thought_signature", transcript.failure().code());
    }
}
