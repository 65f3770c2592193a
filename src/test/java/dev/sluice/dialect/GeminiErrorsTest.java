package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
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
import org.junit.jupiter.params.provider.ValueSource;

class GeminiErrorsTest {

    private final Dialect dialect = new Gemini(InstantSource.system());
    private final Model model = Exchange.model("gemini-test", Provider.Rules.NONE, "k");
    private final Ask ask = Asks.chatWith("hi", "\"stream\":true");

    private Complaint refused(int status, String status2, String details) {
        String body =
                "{\"error\":{\"code\":%d,\"message\":\"no\",\"status\":\"%s\",\"details\":[%s]}}"
                        .formatted(status, status2, details);
        return dialect.transcript(ask, model).refused(status, Buffer.buffer(body));
    }

    @ParameterizedTest
    @CsvSource({"12s, 12000", "0.5s, 500", "12, 0", "xs, 0"})
    void readsWhenToComeBack(String delay, long millis) {
        // When
        Complaint why = refused(429, "RESOURCE_EXHAUSTED", "{\"retryDelay\":\"" + delay + "\"}");
        // Then
        assertEquals(millis, why.retryAfterMillis());
    }

    @Test
    void aWrongKeyIsOurs() {
        // When
        Complaint why = refused(400, "INVALID_ARGUMENT", "{\"reason\":\"API_KEY_INVALID\"}");
        // Then
        assertEquals(401, why.status());
    }

    @Test
    void aDaysQuotaIsNotARate() {
        // When
        Complaint why =
                refused(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "{\"violations\":[{\"quotaId\":\"RequestsPerDayPerProject\"}]}");
        // Then
        assertEquals("insufficient_quota", why.code());
    }

    @Test
    void anErrorMayStandInAnArray() {
        // When
        Complaint why =
                dialect.transcript(ask, model)
                        .refused(
                                429,
                                Buffer.buffer(
                                        "[{\"error\":{\"message\":\"no\",\"details\":[{\"retryDelay\":\"3s\"}]}}]"));
        // Then
        assertEquals(3_000, why.retryAfterMillis());
    }

    @Test
    void anErrorInAStreamHasItsStatus() {
        // Given
        Dialect.Transcript transcript = dialect.transcript(ask, model);
        // When
        transcript.feed(
                Buffer.buffer(
                        "data: {\"error\":{\"code\":503,\"message\":\"busy\",\"status\":\"UNAVAILABLE\"}}\n\n"));
        // Then
        assertEquals(503, transcript.failure().status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "MALFORMED_RESPONSE"})
    void anAnswerTheModelSpoiledMayComeOutBetter(String reason) {
        // Given
        Dialect.Transcript transcript = dialect.transcript(ask, model);
        // When
        transcript.feed(
                Buffer.buffer(
                        "data: {\"candidates\":[{\"finishReason\":\"" + reason + "\"}]}\n\n"));
        // Then
        assertEquals("spoiled_answer", transcript.failure().code());
    }

    @ParameterizedTest
    @CsvSource({
        "true, models/gemini-test:streamGenerateContent?alt=sse",
        "false, models/gemini-test:generateContent"
    })
    void asksAtThePlaceForIt(boolean streams, String path) {
        // When
        Dialect.Outbound outbound =
                dialect.encode(Asks.chatWith("hi", "\"stream\":" + streams), model, Patch.NONE);
        // Then
        assertEquals(path, outbound.path());
    }

    @Test
    void anOperatorsPatchSetsWhatNoCallerMay() {
        // Given
        Patch patch =
                Patch.of(
                        "{\"safetySettings\":[{\"category\":\"A\"}],\"generationConfig\":{\"topK\":3,\"temperature\":0.1}}");
        // When
        byte[] body =
                dialect.encode(Asks.chatWith("hi", "\"temperature\":0.9,\"seed\":1"), model, patch)
                        .body();
        // Then
        assertEquals(
                Exchange.json(
                        "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}],\"generationConfig\":{\"topK\":3,\"temperature\":0.1,\"seed\":1},\"safetySettings\":[{\"category\":\"A\"}]}"),
                Exchange.json(new String(body, StandardCharsets.UTF_8)));
    }

    @Test
    void aCallersSafetySettingsAreDropped() {
        // When
        Dialect.Outbound outbound =
                dialect.encode(Asks.chatWith("hi", "\"safetySettings\":[]"), model, Patch.NONE);
        // Then
        assertEquals(java.util.List.of("safetySettings"), outbound.dropped());
    }
}
