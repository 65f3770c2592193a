package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.wire.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every refusal as the caller gets it: status, type, param, code, retry-after-ms, x-should-retry.
class ErrorMapperTest {

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of(
                        new Refusal.Unauthenticated("missing", "m"),
                        "401 invalid_request_error null invalid_api_key 0 false"),
                Arguments.of(
                        new Refusal.Malformed("p", "c", "m"),
                        "400 invalid_request_error p c 0 false"),
                Arguments.of(
                        new Refusal.Malformed(null, null, "m"),
                        "400 invalid_request_error null null 0 false"),
                Arguments.of(
                        new Refusal.TooLarge("m"),
                        "413 invalid_request_error null request_too_large 0 false"),
                Arguments.of(
                        new Refusal.UnsupportedMedia("m"),
                        "415 invalid_request_error null unsupported_media_type 0 false"),
                Arguments.of(
                        new Refusal.ModelNotFound("m"),
                        "404 invalid_request_error model model_not_found 0 false"),
                Arguments.of(
                        new Refusal.Forbidden("m"),
                        "403 invalid_request_error null forbidden 0 false"),
                Arguments.of(
                        new Refusal.NoCandidate("tools", "m"),
                        "400 invalid_request_error tools unsupported_parameter 0 false"),
                Arguments.of(
                        new Refusal.UnknownUrl("m"),
                        "404 invalid_request_error null unknown_url 0 false"),
                Arguments.of(
                        new Refusal.WrongMethod("POST", "m"),
                        "405 invalid_request_error null method_not_allowed 0 false"),
                Arguments.of(
                        new Refusal.Limited("rpm", "m", 3_000),
                        "429 rate_limit_error null rate_limit_exceeded 3000 null"),
                Arguments.of(
                        new Refusal.Busy("overloaded", "m", 0),
                        "503 server_error null overloaded 1000 null"),
                Arguments.of(
                        new Refusal.NoUpstream("m", 5_000, false),
                        "503 server_error null no_upstream_available 5000 null"),
                Arguments.of(
                        new Refusal.NoUpstream("m", 5_000, true),
                        "503 server_error null no_upstream_available 5000 false"),
                Arguments.of(
                        new Refusal.Conflict("m"),
                        "409 invalid_request_error null conflict 0 false"),
                Arguments.of(
                        new Refusal.Upstream("upstream_rate_limited", "m", 9_000, true),
                        "429 rate_limit_error null rate_limit_exceeded 9000 null"),
                Arguments.of(
                        new Refusal.Upstream("upstream_rate_limited", "m", 120_001, true),
                        "429 rate_limit_error null rate_limit_exceeded 120001 false"),
                Arguments.of(
                        new Refusal.Upstream("upstream_timeout", "m", 0, true),
                        "504 server_error null upstream_timeout 0 false"),
                Arguments.of(
                        new Refusal.Upstream("upstream_timeout", "m", 0, false),
                        "504 server_error null upstream_timeout 0 null"),
                Arguments.of(
                        new Refusal.Upstream("upstream_error", "m", 0, true),
                        "502 server_error null upstream_error 0 false"),
                Arguments.of(
                        new Refusal.Upstream("upstream_auth", "m", 0, true),
                        "502 server_error null upstream_error 0 false"),
                Arguments.of(
                        new Refusal.Upstream("upstream_protocol", "m", 0, true),
                        "502 server_error null upstream_error 0 false"),
                Arguments.of(
                        new Refusal.Upstream("stream_interrupted", "m", 0, true),
                        "502 server_error null upstream_error 0 false"),
                Arguments.of(
                        new Refusal.Internal("m"), "500 server_error null server_error 0 null"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void err1_err4_everyRefusalHasItsAnswer(Refusal refusal, String expected) {
        // When
        ErrorMapper.Answer answer = ErrorMapper.answer(refusal);
        // Then
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertEquals(
                expected + " m",
                Stream.of(
                                answer.status(),
                                error.getString("type"),
                                error.getString("param"),
                                error.getString("code"),
                                answer.retryAfterMillis(),
                                answer.retry(),
                                error.getString("message"))
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void err1_allFourMembersAreAlwaysThere(Refusal refusal, String expected) {
        // When
        JsonObject body = new JsonObject(ErrorMapper.answer(refusal).body());
        // Then
        assertEquals(
                Set.of("message", "type", "param", "code"),
                body.getJsonObject("error").fieldNames());
    }

    @Test
    void err5_aRelayedErrorIsPassedOn() {
        // When
        ErrorMapper.Answer answer =
                ErrorMapper.answer(new Refusal.Relayed(422, "m", "{\"error\":{\"x\":1}}"));
        // Then
        assertEquals(new ErrorMapper.Answer(422, "{\"error\":{\"x\":1}}", 0, false), answer);
    }

    @Test
    void aMessageIsEscaped() {
        // Given
        String message = "a \"quoted\" \\ word\n\u0001 한";
        // When
        ErrorMapper.Answer answer = ErrorMapper.answer(new Refusal.TooLarge(message));
        // Then
        assertEquals(
                message, new JsonObject(answer.body()).getJsonObject("error").getString("message"));
    }

    @Test
    void aWordWithoutAStatusIsAFault() {
        Refusal refusal = new Refusal.Upstream("surprise", "m", 0, true);
        assertThrows(IllegalArgumentException.class, () -> ErrorMapper.answer(refusal));
    }
}
