package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicErrorsTest {

    private static final Dialect DIALECT = new Anthropic(InstantSource.system());

    private static Dialect.Transcript transcript() {
        return DIALECT.transcript(
                Asks.chatWith("hi", "\"stream\":true"),
                Exchange.model("claude-test", Provider.Rules.NONE, ""));
    }

    private static String error(String type, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"r\"}"
                .formatted(type, message);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_request_error, 400",
        "authentication_error, 401",
        "billing_error, 402",
        "permission_error, 403",
        "not_found_error, 404",
        "request_too_large, 413",
        "rate_limit_error, 429",
        "api_error, 500",
        "timeout_error, 504",
        "overloaded_error, 529",
        "brand_new_error, 502"
    })
    void anErrorInAStreamHasTheStatusOfItsType(String type, int status) {
        // Given
        Dialect.Transcript transcript = transcript();
        // When
        transcript.feed(Buffer.buffer("event: error\ndata: " + error(type, "no") + "\n\n"));
        // Then
        assertEquals(status, transcript.failure().status());
    }

    @Test
    void aPromptThatIsTooLongHasOpenAisCode() {
        // When
        Complaint why =
                transcript()
                        .refused(
                                400,
                                Buffer.buffer(
                                        error(
                                                "invalid_request_error",
                                                "prompt is too long: 210000 tokens > 200000 maximum")));
        // Then
        assertEquals("context_length_exceeded", why.code());
    }

    @Test
    void anEmptyAccountIsNotTheCallersFault() {
        // When
        Complaint why =
                transcript()
                        .refused(
                                400,
                                Buffer.buffer(
                                        error(
                                                "invalid_request_error",
                                                "Your credit balance is too low")));
        // Then
        assertEquals("insufficient_quota", why.code());
    }

    @Test
    void keepsTheWordsOfARefusal() {
        // When
        Complaint why =
                transcript().refused(400, Buffer.buffer(error("invalid_request_error", "bad x")));
        // Then
        assertEquals(
                Exchange.json(
                        "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"bad x\",\"code\":null,\"param\":null}}"),
                Exchange.json(why.errorJson()));
    }

    @Test
    void bytesThatAreNotJsonEndTheStream() {
        // Given
        Dialect.Transcript transcript = transcript();
        // When
        transcript.feed(Buffer.buffer("data: {\"type\":\n\n"));
        // Then
        assertEquals("upstream_protocol", transcript.failure().code());
    }
}
